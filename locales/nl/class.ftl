# De geschiedenis van een klas.

history-live = live
history-earlier-error = eerder: { $error }
