# Words of the commands other than check, and hints for what keeps them from working.

list-total = { $points } points in all

region-warning = note: this workshop is made for { $known }; you are looking at { $region }

explain-expected = What the page asks for
explain-why = Why
explain-fix = How to fix it
explain-page = Page
explain-needs = Stands on
explain-explains = Explains failures of
explain-causes = What AWS and the site may report, and the checks whose failure brings it about
explain-shows = At run time its failure may show as
explain-actions = IAM actions
explain-points = Points
explain-kind = Kind of assertion

session-no-credentials-hint = log in first: “aws sso login”, “aws configure”, or the credentials your event gives you; --profile names a profile
session-credentials-unusable-hint = check the profile, or log in again
session-expired-hint = log in again, or copy fresh credentials from your event’s page
session-key-refused-hint = copy the credentials again, all three lines of them
session-signature-refused-hint = copy the secret access key again, and check this computer’s clock
session-clock-skew-hint = set this computer’s clock
session-region-missing-hint = give --region us-west-2, or set AWS_REGION
session-region-unknown-hint = give the Region of your workshop, such as us-west-2
session-region-not-enabled-hint = give the Region of your workshop, such as us-west-2
session-role-refused-hint = check the role’s ARN, its trust policy and --external-id
session-not-aws-hint = log in to the network you are on, or set HTTPS_PROXY as your company says
session-tls-hint = your company may inspect traffic: set AWS_CA_BUNDLE or SSL_CERT_FILE to its certificate
session-dns-hint = check the network and the Region’s name
session-unreachable-hint = check the network, and HTTPS_PROXY if your company uses a proxy
session-timed-out-hint = check the network, and HTTPS_PROXY if your company uses a proxy
session-failed-hint = try again in a minute; if it stays, see what “aws sts get-caller-identity” says
