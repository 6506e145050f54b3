# Het live-bord van een klas, in een browser.

# Wat er staat in plaats van een resultaat.
board-not-yet = Nog niet gecontroleerd
board-seen = Gecontroleerd om { $time }
board-as-of = stand van { $time }
board-trouble = De laatste controle is mislukt: { $reason }

# Hoever de huidige ronde is; $done en $total zijn getallen.
board-looking = { $done } van { $total } gecontroleerd in deze ronde
board-round-ended = Om { $time } was iedereen gecontroleerd. De volgende ronde begint om { $next }.
board-progress = Voortgang van deze ronde
board-unsaved = Resultaten kunnen op dit moment niet worden opgeslagen. De nieuwste staan alleen op deze pagina; het programma blijft het proberen.

# Cijfers van de hele klas.
board-figures = De klas in cijfers
board-of = { $count } van { $total }
board-finished = Klaar
board-average = Gemiddelde score
board-percent = { $percent } %
board-recent = Geslaagd in het afgelopen uur
board-legend = Legenda

# Wat er het afgelopen uur groen is geworden.
board-news = Zojuist geslaagd
board-no-news = Niets in het afgelopen uur.
board-turned-more = { $title }, en nog { $count ->
    [one] 1 controle
   *[other] { $count } controles
}
board-nobody-stuck = Niemand loopt ergens op vast.
board-failed-looks = Laatste controle mislukt

# Eén deelnemer.
board-back = Alle deelnemers
board-neighbours = Andere deelnemers
board-previous = Vorige: { $name }
board-next = Volgende: { $name }
board-causes = Wat eerst hersteld moet worden
board-steps = Pagina voor pagina

# Requests for help of attendees; $time is a time of day.
board-help = Heeft hulp nodig
board-help-done = Afgehandeld
board-manual = Door u te bevestigen
board-manual-confirm = Bevestigen
board-manual-take-back = Terugnemen
board-manual-later = Het telt vanaf de volgende controle.
board-since = sinds { $time }

# The views of the class. The one for everybody in the room has made-up names such as "brave-otter" ($name).
board-views = Weergaven
board-room = Zonder namen
board-projector = Beamer
board-with-names = Met namen
board-to-room = Bekijk de groep zonder namen
board-alias = Naam voor iedereen: { $name }
board-pages-done = { $done } van { $total } pagina’s klaar

# The list of attendees: what is searched, shown and in which order; $from, $to and $total are numbers.
board-search = Zoeken
board-sort = Volgorde
board-sort-roster = Zoals in de lijst
board-sort-need = Wie mij het eerst nodig heeft
board-show = Tonen
board-at = Eerste open pagina
board-any-page = Elke pagina
board-go = Toepassen
board-range = { $from }–{ $to } van { $total }
board-pages = Delen van de lijst
board-earlier = Vorige
board-later = Volgende
board-nobody = Niemand voldoet hieraan.
board-last-progress = Laatste voortgang
board-download = Downloaden:

# The class as a whole, and the history of one attendee; $values are percentages with labels, $titles are titles of checks.
board-funnel = Waar iedereen is
board-over-time = Voortgang in de tijd
board-plot = Van { $from } tot { $to }. Aan het eind: { $values }.
board-history = Wat er veranderd is
board-titles = { $titles }

# What the terminal says when the board starts; $room is an address.
board-started = { $attendees ->
    [one] 1 deelnemer
   *[other] { $attendees } deelnemers
 }, elke { $seconds } s gecontroleerd. Voor iedereen in de zaal, zonder namen: { $room } (Ctrl-C beëindigt het bord)
board-started-submissions = { $attendees ->
    [one] 1 deelnemer
   *[other] { $attendees } deelnemers
 }. Zij dienen hun accounts zelf in. Voor iedereen in de zaal, zonder namen: { $room } (Ctrl-C beëindigt het bord)
board-started-mixed = { $attendees ->
    [one] 1 deelnemer
   *[other] { $attendees } deelnemers
 }, waarvan { $scanned } elke { $seconds } s gecontroleerd; de anderen dienen hun accounts zelf in. Voor iedereen in de zaal, zonder namen: { $room } (Ctrl-C beëindigt het bord)
board-proxy = Aangenomen wordt dat { $url } een proxy met TLS vóór dit bord is; zonder proxy is het adres { $plain }, met --allow-http.

# De verbinding, en wie het bord mag zien.
board-lost = Verbinding verbroken: dit kan verouderd zijn. Er wordt opnieuw verbinding gemaakt …
board-without-script = Zonder scripts blijft deze pagina zoals hij is. Herlaad de pagina om te zien wat er nieuw is.
board-login = Aanmelden
board-token = Token
board-token-hint = Wie het bord gestart heeft, kent het.
board-token-wrong = Dat is niet het token.
board-wrong-host = Dit bord luistert niet naar die naam. Open het met het adres waarmee het gestart is.
board-no-page = Die pagina is er niet op dit bord.

# Deelnemers die zelf indienen
board-submitted = ingediend { $time }
board-submission = Om { $time } ingediend door de deelnemer. Het account is bewezen, de inhoud niet.
board-only-submissions = De deelnemers dienen hun accounts zelf in.
