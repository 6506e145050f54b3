# What is left after a workshop. $thing, $vpc, $stack, $user, $region, $state, $reason and $classes come from the account;
# $kind is one of the plural words here; $amount is one of the amounts here.

absent-services = servizi ECS
absent-clusters = cluster ECS
absent-task-definitions = task definition
absent-load-balancers = load balancer
absent-target-groups = target group
absent-file-systems = file system EFS
absent-nat-gateways = gateway NAT
absent-addresses = indirizzi IP elastici
absent-databases = database RDS
absent-instances = istanze EC2
absent-stacks = stack CloudFormation
absent-log-groups = gruppi di log
absent-parameters = parametri

absent-expected = { $kind } del workshop: nessuna risorsa rimasta
absent-saw = { $kind } del workshop in { $regions }: 0; altre risorse di questo tipo: { $count }
absent-others = Queste risorse potrebbero appartenere al workshop: { $things }. In tal caso, eliminarle: hanno un costo.

absent-thing = { $thing }
absent-thing-in = { $thing } in { $vpc }
absent-thing-of-stack = { $thing }, che fa parte dello stack { $stack }
absent-thing-of = { $thing }, che appartiene a { $user }
absent-thing-outlived = { $thing }, il cui VPC non esiste più
absent-thing-elsewhere = { $thing }, in { $region }
absent-thing-stuck = { $thing } (AWS non è riuscita a completare l’eliminazione: { $reason })
absent-thing-going = { $thing } ({ $state })
absent-thing-going-with = { $thing }, insieme allo stack { $stack }

absent-left = ancora da eliminare: { $things }. { $cost }
absent-fix = Eliminare { $things }.
absent-fix-with-stack = Eliminare lo stack { $stack }, che elimina anche { $things }.
absent-protected-load-balancer = { $fix } Se AWS rifiuta con “OperationNotPermitted”, disattivare prima la protezione dall’eliminazione: EC2 → Load Balancers → Attributes → Edit.
absent-protected-instance = { $fix } Se AWS rifiuta con “OperationNotPermitted”, disattivare prima la protezione dalla terminazione: EC2 → Instances → Actions → Instance settings → Change termination protection.
absent-protected-stack = { $fix } Se AWS risponde che la protezione dalla terminazione è attiva, disattivarla prima: CloudFormation → Stacks → Stack actions → Edit termination protection.
absent-first-stack = Verificare prima se { $thing } fa parte del workshop: lo ha creato lo stack { $stack }. { $fix }
absent-first-name = Verificare prima se { $thing } fa parte del workshop: non ha il nome della pagina. { $fix }
absent-first-alone = Verificare prima se { $thing } fa parte del workshop: lo indica solo un nome. { $fix }
absent-first-outlived = Verificare prima se { $thing } fa parte del workshop: il suo VPC non esiste più e il workshop è stato svolto qui. { $fix }
absent-first-cluster = { $thing } è un’istanza del cluster { $cluster }, che conserva i dati e costa anche senza istanze. In RDS → Database, eliminare tutte le istanze del cluster e poi il cluster. { $fix }
absent-first-group = Eliminare prima il gruppo Auto Scaling { $group }, altrimenti avvia un’altra istanza al posto di { $thing }. { $fix }
absent-first-used = Verificare prima a che cosa serve { $user }: usa { $thing }. { $fix }
absent-first-wait = Attendere prima che { $thing } non sia più nello stato { $state }. { $fix }
absent-first-read = Scoprire prima che cosa va eliminato prima di { $thing }: non è stato possibile leggerlo. { $fix }
absent-going = in fase di eliminazione: { $things }
absent-going-usually = L’eliminazione richiede qualche minuto, circa 15 per un database. Ripetere poi il controllo.

absent-money = { $currency } { $whole },{ $cents }
absent-amount = circa { $amount }
absent-amount-below = meno di { $amount }
absent-amount-unknown = (prezzo non noto)
absent-costs-nothing = Attualmente nessun costo.
absent-no-price = Nessun costo proprio.
absent-costs = Costo: { $amount } al giorno.
absent-costs-at-least = Costo: almeno { $amount } al giorno; qui non è noto il prezzo di { $classes }.
absent-costs-unknown = Il suo costo non è noto qui.
absent-price-unknown = Qui non è noto il prezzo di { $classes }.

daily-cost-expected = ciò che resta del workshop non comporta costi
daily-cost-saw = nulla di ciò che resta del workshop in { $regions } comporta costi
daily-cost-not-looked-at = Qui non si controlla: { $others }. Se ne è stato usato qualcosa, eliminare anche ciò che ne è rimasto, come indica la pagina.
daily-cost-unread = Non è stato possibile esaminare tutto in { $regions }: se si è lavorato anche lì, ripetere il controllo per quella Regione.
daily-cost-left = ciò che resta costa { $amount } al giorno: { $parts }
daily-cost-left-at-least = ciò che resta costa almeno { $amount } al giorno, perché non tutto è stato letto o ha un prezzo noto: { $parts }
daily-cost-left-unknown = ciò che resta può avere un costo, ma il prezzo non è noto qui: { $parts }
daily-cost-part = { $kind } { $amount }
daily-cost-fix = Eliminare ciò che indicano i controlli precedenti, nello stesso ordine.
