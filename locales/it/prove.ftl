# prove: for authors of suites.

prove-check = Controllo
prove-failed = Con errore
prove-pending = In corso
prove-advised = Con consiglio
prove-mutant = Mutante
prove-caught-by = Rilevato da
prove-is-justified = giustificato
prove-is-left = non rilevato

prove-survived = Non rilevati da alcun controllo
prove-unclear = Non valutabili dai controlli
prove-wrong-check = Rilevati da un controllo che riguarda altro
prove-unexplained = Più di una causa principale, o errori che questa non spiega
prove-false-alarm = Falsi allarmi
prove-not-reported = Dati non letti e non segnalati come tali
prove-not-healed = Non risolti dalla soluzione indicata
prove-never = Controlli in cui nessun mutante provoca un errore
prove-on-nothing = Controlli superati in un account vuoto
prove-unread = Controlli con un esito benché non sia stato letto nulla
prove-stale = Giustificazioni che non corrispondono
prove-justified = Giustificati

prove-sum = { $all ->
    [one] 1 mutante
   *[other] { $all } mutanti
}; rilevati dal controllo giusto: { $caught } ({ $percent }%); giustificati: { $justified }
prove-sum-fixes = le soluzioni ne risolvono { $healed } su { $all } ({ $percent } %), { $justified } con motivazione
prove-sum-harmless = { $all ->
    [one] 1 modifica innocua
   *[other] { $all } modifiche innocue
}; senza falsi allarmi: { $quiet }
prove-sum-unread = { $all ->
    [one] 1 chiamata resa illeggibile
   *[other] { $all } chiamate rese illeggibili
}; segnalate come tali: { $quiet }
prove-left-out = { $count ->
    [one] 1 risorsa non riguarda la serie di controlli ed è rimasta invariata
   *[other] { $count } risorse non riguardano la serie di controlli e sono rimaste invariate
}
prove-holds = La serie di controlli supera la prova.
prove-does-not-hold = La serie di controlli non supera la prova.
prove-more-of-it = (e altri { $count } di questa risorsa)
prove-more = e altre { $count } risorse: --all le elenca
prove-justified-more = { $count } sono giustificati in prove.yaml: --all elenca i motivi.
