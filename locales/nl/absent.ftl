# Wat na een workshop over is. $thing, $vpc, $stack, $user, $region, $state, $reason en $classes komen uit het account;
# $kind is een van de meervouden hier; $amount is een van de bedragen hier; $sources zijn webadressen, elk met een dag.

absent-services = ECS-services
absent-clusters = ECS-clusters
absent-task-definitions = taakdefinities
absent-load-balancers = load balancers
absent-target-groups = target groups
absent-file-systems = EFS-bestandssystemen
absent-nat-gateways = NAT-gateways
absent-addresses = Elastic IP-adressen
absent-databases = RDS-databases
absent-instances = EC2-instances
absent-stacks = CloudFormation-stacks
absent-log-groups = log groups
absent-parameters = parameters

absent-expected = van de { $kind } van de workshop is er geen enkele over
absent-saw = { $kind } van de workshop in { $regions }: 0; andere: { $count }
absent-others = Deze horen mogelijk bij de workshop: { $things }. Zo ja, verwijder ze dan ook: ze kosten geld.

absent-thing = { $thing }
absent-thing-in = { $thing } in { $vpc }
absent-thing-of-stack = { $thing }, gemaakt door de stack { $stack }
absent-thing-of = { $thing }, dat bij { $user } hoort
absent-thing-outlived = { $thing }, waarvan de VPC niet meer bestaat
absent-thing-elsewhere = { $thing }, in { $region }
absent-thing-stuck = { $thing } (AWS kon dit niet verwijderen: { $reason })
absent-thing-going = { $thing } ({ $state })
absent-thing-going-with = { $thing }, samen met de stack { $stack }

absent-left = nog aanwezig: { $things }. { $cost }
absent-fix = Verwijder { $things }.
absent-fix-with-stack = Verwijder de stack { $stack }, die ook { $things } verwijdert.
absent-protected-load-balancer = { $fix } Weigert AWS met “OperationNotPermitted”, zet dan eerst de verwijderbeveiliging uit: EC2 → Load Balancers → Attributes → Edit.
absent-protected-instance = { $fix } Weigert AWS met “OperationNotPermitted”, zet dan eerst de beëindigingsbeveiliging uit: EC2 → Instances → Actions → Instance settings → Change termination protection.
absent-protected-stack = { $fix } Antwoordt AWS dat de beëindigingsbeveiliging aan staat, zet die dan eerst uit: CloudFormation → Stacks → Stack actions → Edit termination protection.
absent-first-stack = Controleer eerst of { $thing } bij de workshop hoort: de stack { $stack } heeft dit gemaakt. { $fix }
absent-first-name = Controleer eerst of { $thing } bij de workshop hoort: de naam is niet die van de pagina. { $fix }
absent-first-alone = Controleer eerst of { $thing } bij de workshop hoort: alleen een naam wijst daarop. { $fix }
absent-first-outlived = Controleer eerst of { $thing } bij de workshop hoort: de VPC bestaat niet meer, en de workshop is hier gedaan. { $fix }
absent-first-cluster = { $thing } is een instance van het cluster { $cluster }, dat de gegevens bewaart en ook zonder instances geld kost. Verwijder onder RDS → Databases alle instances van het cluster en daarna het cluster. { $fix }
absent-first-group = Verwijder eerst de Auto Scaling-groep { $group }, anders start die een andere instance in plaats van { $thing }. { $fix }
absent-first-used = Controleer eerst waarvoor { $user } dient: { $thing } wordt daardoor gebruikt. { $fix }
absent-first-wait = Wacht eerst tot { $thing } niet meer in de toestand { $state } is. { $fix }
absent-first-read = Zoek eerst uit wat vóór { $thing } moet worden verwijderd: dat kon niet worden gelezen. { $fix }
absent-going = wordt verwijderd: { $things }
absent-going-usually = Verwijderen duurt enkele minuten, bij een database ongeveer 15. Controleer daarna opnieuw.

absent-money = { $currency } { $whole },{ $cents }
absent-amount = ongeveer { $amount }
absent-amount-below = minder dan { $amount }
absent-amount-unknown = (prijs niet bekend)
absent-costs-nothing = Op dit moment geen kosten.
absent-no-price = Geen eigen kosten.
absent-costs = Kosten: { $amount } per dag.
absent-costs-at-least = Kosten: minstens { $amount } per dag; van { $classes } is hier geen prijs bekend.
absent-costs-unknown = Wat het kost, is hier niet bekend.
absent-price-unknown = Van { $classes } is hier geen prijs bekend.

daily-cost-expected = wat er van de workshop over is, kost niets
daily-cost-saw = niets van wat er in { $regions } van de workshop over is, kost geld
daily-cost-not-looked-at = Hier niet bekeken: { $others }. Als je hiervan iets hebt gebruikt, verwijder dan ook wat erin staat, zoals op de pagina.
daily-cost-unread = Niet alles in { $regions } kon worden bekeken: als je ook daar hebt gewerkt, controleer dan ook die regio.
daily-cost-left = wat over is, kost { $amount } per dag: { $parts }
daily-cost-left-at-least = wat over is, kost minstens { $amount } per dag, want niet alles kon worden gelezen of heeft een bekende prijs: { $parts }
daily-cost-left-unknown = wat over is kan geld kosten, maar de prijs is hier niet bekend: { $parts }
daily-cost-part = { $kind } { $amount }
daily-cost-fix = Verwijder wat de controles hierboven noemen, in die volgorde.
