# De woorden van de afbeelding van een account.

picture-visitors = Bezoekers
picture-internet = Internet
picture-parameters = Parameter Store
picture-parameter = parameter
picture-nat = NAT-gateway
picture-zone = zone
picture-tasks = { $running } van { $desired } taken actief
picture-public = public subnets
picture-private = private subnets
picture-title = Het account in beeld
picture-ways = Routes tussen de resources
picture-summary = { $open } van de { $total } routes zijn open.
picture-open = open
picture-broken = onderbroken
picture-waiting = nog niet klaar
picture-unclear = niet bekend
picture-missing = nog niet aanwezig
format-svg = een afbeelding van één account als SVG: de resources en de routes ertussen
picture-way = { $from } naar { $to }
picture-none = Deze suite volgt geen verkeer; er is dus geen afbeelding.
picture-hidden = De hints zijn hier beperkt tot pagina’s. Een afbeelding zou laten zien wat er fout is.
