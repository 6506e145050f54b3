# Words of the commands other than check, and hints for what keeps them from working.

list-total = { $points } points in total
list-total-and-bonus = { $points } points in total, and a bonus of { $bonus } points

language-name = English
language-note = note: this program has no texts in { $asked }; it uses { $name } ({ $used })
language-note-suite = note: this suite has no texts in { $asked }; its own texts are English
region-warning = note: this workshop is for { $known }; you are checking { $region }
mark-column-missing = note: the roster has no column “{ $mark }”; did you mean it by “{ $column }”?
confirmed-on-board = note: what was confirmed on the board counts, for { $count ->
    [one] one attendee
   *[other] { $count } attendees
}
region-unknown = note: this program knows no Region { $region }; did you mean { $nearest }?
min-score-note = note: passed, because the score of { $points } reaches --min-score { $min }; checks that did not pass: { $open }

explain-expected = What the page asks for
explain-why = Why
explain-fix = How to fix it
explain-page = Page
explain-needs = Depends on
explain-explains = Explains failures of
explain-causes = What AWS and the site may report, and the checks that cause it
explain-shows = How its failure may show at run time
explain-actions = IAM actions
explain-actions-optional = IAM actions that only explain a failure (not in the policy)
explain-points = Points
explain-prices = List prices
explain-kind = Kind of assertion
explain-also = Other suites have a check of this name, too: { $suites }. Name one of them with --suite.

session-no-credentials-hint = log in first: “aws sso login”, “aws configure”, or the credentials of your event; --profile names a profile
session-credentials-unusable-hint = check the profile, or log in again (“aws login”, “aws sso login”)
session-expired-hint = log in again (“aws login”, “aws sso login”), or copy fresh credentials from your event’s page
session-key-refused-hint = copy the credentials again, all three lines
session-signature-refused-hint = copy the secret access key again, and check this computer’s clock
session-clock-skew-hint = set the clock of this computer
session-region-missing-hint = give the Region of your workshop ({ $regions }) with --region, or set AWS_REGION
session-profile-missing-hint = your AWS configuration has { $known }
no-profiles-hint = your AWS configuration has no profiles; “aws configure” or “aws login” makes one
session-region-unknown-hint = give the Region of your workshop, such as us-west-2
session-region-not-enabled-hint = give the Region of your workshop, such as us-west-2
session-not-subscribed-hint = finish the sign-up of the account: verify the phone number and the payment method, then wait for AWS’s mail
session-sts-inactive-hint = ask the account’s administrator to activate it in the IAM console, under “Account settings”, or give the Region of your workshop
session-ca-bundle-hint = name a PEM file with your company’s certificate by --ca-bundle, AWS_CA_BUNDLE or ca_bundle of the profile; or name none
session-role-refused-hint = check the role’s ARN, its trust policy, and the external id (--external-id, or external_id in the roster)
session-not-aws-hint = log in to your network, or set HTTPS_PROXY as your company says
session-tls-hint = your company may inspect traffic: set AWS_CA_BUNDLE or SSL_CERT_FILE to its certificate
session-dns-hint = check the network and the Region’s name
session-unreachable-hint = check the network, and HTTPS_PROXY if your company uses a proxy
session-timed-out-hint = check the network, and HTTPS_PROXY if your company uses a proxy
session-failed-hint = try again in a minute; if it fails again, run “aws sts get-caller-identity”

# Why an account cannot be read. The hints are those above.
session-no-credentials = no AWS credentials
profile-without-credentials = no AWS credentials in the profile { $profile }
session-credentials-unusable = the AWS credentials cannot be loaded: { $message }
session-expired = the AWS credentials have expired ({ $code })
session-key-refused = AWS does not accept the access key ({ $code })
session-signature-refused = the request signature does not match ({ $code })
session-clock-skew = this computer’s clock differs too much from AWS’s clock ({ $code })
session-region-missing = no Region
session-profile-missing = the profile { $profile } does not exist
session-region-unknown = the Region { $region } cannot be reached
misspelt-region = the Region { $region } cannot be reached; did you mean { $nearest }?
session-region-not-enabled = the Region { $region } is not enabled for this account
session-not-subscribed = this AWS account is not signed up for the service ({ $code })
session-sts-inactive = AWS STS is not activated in the Region { $region } for this account
session-ca-bundle = { $setting } names a file that cannot be used ({ $path }): { $message }
session-role-refused = the role cannot be assumed: { $code }: { $message }
named-role-refused = the role { $role } cannot be assumed: { $code }: { $message }
session-not-aws = something between this computer and AWS answers with a web page
session-tls = the TLS certificate is not trusted: { $message }
session-dns = the host name does not resolve: { $message }
session-unreachable = AWS cannot be reached: { $message }
session-timed-out = AWS did not answer within { $seconds } seconds
session-failed = AWS does not say which account this is: { $code }: { $message }
not-graded-session = { $problem } ({ $hint })
not-graded-other-account = the roster’s credentials are for account { $found }, not for { $wanted }
not-graded-account-unknown = AWS does not say whether this is account { $wanted }
not-graded-timed-out = not finished within { $seconds } seconds
not-graded-interrupted = not checked: the run was interrupted before
not-graded-not-submitted = nothing submitted yet
not-graded-not-yet = not checked yet
not-graded-broke-down = not checked because of an error in workshop-check
explain-account = In this account
not-graded-task = no worker could grade it: { $problem }
access-summary = { $readable } of { $total } accounts can be read.

# What a worker has done when it ends.
worker-done = accounts graded: { $graded }; not graded: { $failed }

# check --submit: what came of it. $board is the host name of the board.
submit-done = Submitted to { $board }: { $points } of { $max } points, account { $account }
submit-other-version = note: the board has another version of the suite. Some checks may be unknown there
submit-failed = not submitted to { $board }: { $reason }
submit-away = the board does not answer ({ $problem })
submit-other-answer = the answer is not from a board (HTTP status { $status })
# Why the board refuses it.
submit-wrong-code = the class code is wrong
submit-too-large = the account or its report is larger than the board accepts ({ $kilobytes } KB)
submit-malformed = the board cannot read the submission: { $problem }
submit-wrong-board = the board does not go by the name { $name }; the instructor can add it with --allow-host
submit-bad-proof = AWS does not confirm your account ({ $problem })
submit-stale = the clocks of this computer and of the board differ by { $minutes } minutes, or the submission took too long
submit-replayed = the board has this submission or a newer one already
submit-unknown-name = the roster of the class does not have your name; write it as the instructor does
submit-other-account = account { $account } is not the one that belongs to your name
submit-account-taken = account { $account } belongs to another name of the class
submit-other-snapshot = what was read is not from account { $account }
submit-other-region = the class works in { $wanted }
submit-other-suite = the class works on another workshop: --suite { $wanted }
submit-too-often = too many submissions; try again in { $seconds } seconds
submit-busy = the board is busy; try again
submit-not-saved = the board cannot save your result: { $why ->
    [locked] another program uses its store
    [full] its disk is full
    [gone] its store was deleted
   *[other] its store has a problem
    }; tell the instructor
submit-no-sts = the board cannot reach AWS to confirm your account; try again
