# The words an attendee reads. Every step and check has a title, every check a reason (.why).
# A check may have a title for when it fails (.failed), a hint of yours (.fix), and what happens if an advice is not
# followed (.advice).

suite = My workshop

step-network = Network
step-front-door = Front door

check-vpc = { $vpc } is there
    .failed = { $vpc } is missing
    .why = All resources of this workshop are in it.
    .fix = The workshop’s stack creates it. Check your Region too.
check-vpc-dns = { $vpc } resolves DNS names
    .failed = { $vpc } does not resolve DNS names
    .why = Resources in it find each other by name.

check-web-group = The web group is there
    .failed = The web group is missing
    .why = It decides who can reach the load balancer.
check-web-group-http = The web group lets HTTP in from anywhere
    .failed = The web group does not let HTTP in
    .why = Without it nobody can open the site.
    .advice = Visitors from any other address cannot open the site.
check-web-group-https = The web group lets HTTPS in from anywhere
    .failed = The web group does not let HTTPS in
    .why = Visitors’ browsers ask for HTTPS first.
    .advice = Visitors from any other address cannot open the site by HTTPS.
check-load-balancer = The load balancer is there
    .failed = The load balancer is missing
    .why = Visitors come in through it.
check-load-balancer-scheme = The load balancer is internet-facing
    .failed = The load balancer is not internet-facing
    .why = An internal one has private addresses only.
