# prove: voor auteurs van suites.

prove-check = Controle
prove-failed = Fout
prove-pending = Gewacht
prove-advised = Advies
prove-mutant = Mutant
prove-caught-by = Gevonden door
prove-is-justified = verantwoord
prove-is-left = niet gevonden

prove-survived = Door geen controle opgemerkt
prove-unclear = Controles wisten het niet
prove-wrong-check = Gevonden door een controle die over iets anders gaat
prove-unexplained = Meer dan één oorzaak, of fouten die er niet uit volgen
prove-false-alarm = Vals alarm
prove-not-reported = Niet gelezen, en dat niet gezegd
prove-not-healed = Niet opgelost door de genoemde oplossing
prove-never = Controles die door geen mutant fout gaan
prove-on-nothing = Controles die in een leeg account slagen
prove-unread = Controles met een oordeel hoewel niets is gelezen
prove-stale = Redenen die niet passen
prove-justified = Verantwoord

prove-sum = { $all ->
    [one] een mutant
   *[other] { $all } mutanten
}: { $caught } gevonden door de juiste controle ({ $percent } %), { $justified } verantwoord
prove-sum-fixes = oplossingen herstellen er { $healed } van { $all } ({ $percent } %), { $justified } met reden
prove-sum-harmless = { $all ->
    [one] een onschuldige wijziging
   *[other] { $all } onschuldige wijzigingen
}: { $quiet } zonder vals alarm
prove-sum-unread = { $all ->
    [one] een call die niets vertelde
   *[other] { $all } calls die niets vertelden
}: { $quiet } zo gemeld
prove-left-out = { $count ->
    [one] een resource heeft niets met de suite te maken en is met rust gelaten
   *[other] { $count } resources hebben niets met de suite te maken en zijn met rust gelaten
}
prove-holds = De suite is bewezen.
prove-does-not-hold = De suite is niet bewezen.
prove-more-of-it = (en nog { $count } van deze resource)
prove-more = en nog { $count } resources: --all toont ze
prove-justified-more = { $count } zijn verantwoord in prove.yaml: --all toont de redenen.
