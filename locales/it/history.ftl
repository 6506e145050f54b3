# history, diff, regrade and merge.

history-none = non ci sono ancora esecuzioni
history-run = Esecuzione
history-date = Inizio
history-unfinished = non terminata
history-passed = Riusciti
history-failed = Con errore
history-not-done = Da finire
history-pending = In corso
history-unknown = Non determinato
history-not-graded = Non valutati
history-points = Punti
history-average = Media
history-changes = Modifiche

diff-heading = Dall’esecuzione { $before } all’esecuzione { $after }: { $count ->
    [one] un partecipante
   *[other] { $count } partecipanti
}
diff-check = Controllo
diff-newly-green = Ora riusciti
diff-broken-again = Di nuovo con errore
diff-unchanged = Invariati
diff-unclear = Non determinati
diff-other-suite = La suite è di un’altra versione: alcuni cambiamenti possono dipendere da questo.
diff-left-out = Non valutati in almeno una delle due esecuzioni: { $names }

merge-missing = nota: non c’è alcuna parte per { $shards }; mancano i relativi partecipanti
merge-without-result = nota: senza risultato nell’elenco ({ $count }): { $names }
resume-nothing = nota: --resume non ha trovato alcuna esecuzione con questo elenco dei partecipanti, questa serie di controlli e queste opzioni; inizia una nuova esecuzione
