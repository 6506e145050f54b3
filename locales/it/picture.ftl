# Le parole dell’immagine di un account.

picture-visitors = Visitatori
picture-internet = Internet
picture-parameters = Parameter Store
picture-parameter = parametro
picture-nat = gateway NAT
picture-zone = zona
picture-tasks = { $running } task su { $desired } in esecuzione
picture-public = subnet pubbliche
picture-private = subnet private
picture-title = L’account in un’immagine
picture-ways = Percorsi tra le risorse
picture-summary = { $open } percorsi su { $total } sono aperti.
picture-open = aperto
picture-broken = interrotto
picture-waiting = non ancora pronto
picture-unclear = non noto
picture-missing = non ancora presente
format-svg = un’immagine SVG di un account: le sue risorse e i percorsi tra esse
picture-way = { $from } verso { $to }
picture-none = Questa suite non segue alcun traffico, quindi non c’è un’immagine.
picture-hidden = Qui i suggerimenti si limitano alle pagine. Un’immagine mostrerebbe che cosa non va.
