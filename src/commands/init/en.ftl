# The words an attendee reads. Every step and check has a title, every check a reason (.why).
# A check may have a hint of yours (.fix), and what it costs not to follow an advice (.advice).

suite = My workshop

step-network = Network
step-front-door = Front door

check-vpc = { $vpc } is there
    .why = Everything of this workshop lives in it.
    .fix = It is made by the workshop’s stack: check your Region, too.
check-vpc-dns = { $vpc } resolves DNS names
    .why = Whatever runs in it finds its neighbours by name.

check-web-group = The web group is there
    .why = It decides who may visit the load balancer.
check-web-group-http = The web group lets HTTP in from anywhere
    .why = Without it nobody can open the site.
    .advice = Visitors from any other address cannot open the site.
check-web-group-https = The web group lets HTTPS in from anywhere
    .why = Visitors’ browsers ask for HTTPS first.
    .advice = Visitors from any other address cannot open the site by HTTPS.
check-load-balancer = The load balancer is there
    .why = Visitors come in through it.
check-load-balancer-scheme = The load balancer faces the internet
    .why = An internal one has private addresses only.
