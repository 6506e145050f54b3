# Die Wörter des Bildes eines Kontos.

picture-visitors = Besucher
picture-internet = Internet
picture-parameters = Parameter Store
picture-parameter = Parameter
picture-nat = NAT-Gateway
picture-zone = Zone
picture-tasks = { $running } von { $desired } Tasks laufen
picture-public = öffentliche Subnetze
picture-private = private Subnetze
picture-title = Das Konto als Bild
picture-ways = Wege zwischen den Ressourcen
picture-summary = { $open } von { $total } Wegen sind offen.
picture-open = offen
picture-broken = unterbrochen
picture-waiting = noch nicht bereit
picture-unclear = nicht bekannt
picture-missing = noch nicht vorhanden
format-svg = ein Bild eines Kontos als SVG: seine Ressourcen und die Wege dazwischen
picture-way = { $from } nach { $to }
picture-none = Diese Suite verfolgt keinen Datenverkehr, daher gibt es kein Bild.
picture-hidden = Die Hinweise sind hier auf Seiten beschränkt. Ein Bild würde zeigen, was falsch ist.
