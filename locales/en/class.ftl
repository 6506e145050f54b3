# The history of a class.

# Beside the date of a live board's run, which has the latest look at everybody.
history-live = live
# Why an earlier attempt to grade the account failed, where the last one failed, too.
history-earlier-error = before: { $error }
