//! The account most tests report on, in the words a suite would use.

use workshop_check_core::report::*;
use workshop_check_core::verdict::Outcome;

use crate::reporters::books::{report, step};

const PAGES: &str = "https://application-migration-with-aws.workshop.aws";

/// A report on an account that stopped half-way, with one mistake of each kind.
pub fn halfway(language: &str) -> Report {
    let t = |english: &str, dutch: &str| match language {
        "nl" => dutch.to_owned(),
        _ => english.to_owned(),
    };
    let page = |name: &str| format!("{PAGES}/{language}/container-migration/{name}.html");
    let check = |id: &str, title: String, outcome, max| CheckReport {
        remedy: Remedy::default(),
        id: id.into(),
        title,
        failed_title: None,
        outcome,
        not_made: false,
        points: if outcome == Outcome::Passed { max } else { 0 },
        max,
        expected: None,
        actual: None,
        resources: vec![],
        advice: vec![],
        hint: None,
        page_url: page("create-sg"),
        bonus: None,
        blocked_by: vec![],
        because_of: None,
        same_mistake_as: None,
        missing_actions: vec![],
    };
    use Outcome::*;
    let steps = vec![
        step(
            "prerequisites",
            t("Before you start", "Voor u begint"),
            page("../intro/on-your-own"),
            vec![
                check(
                    "target-vpc",
                    t("TargetVPC exists", "TargetVPC bestaat"),
                    Passed,
                    4,
                ),
                check(
                    "database",
                    t("The database is available", "De database is beschikbaar"),
                    Passed,
                    4,
                ),
            ],
        ),
        step(
            "create-sg",
            t("Create security groups", "Beveiligingsgroepen maken"),
            page("create-sg"),
            vec![
                check(
                    "lb-sg",
                    t("LB-SG is in TargetVPC", "LB-SG zit in TargetVPC"),
                    Passed,
                    2,
                ),
                CheckReport {
                    expected: Some(t(
                        "inbound TCP 80 from 0.0.0.0/0",
                        "inkomend TCP 80 van 0.0.0.0/0",
                    )),
                    actual: Some(t(
                        "LB-SG (sg-0a1b2c3d4e5f60718) admits TCP 80 from sg-0a1b2c3d4e5f60718 only, which is the group itself",
                        "LB-SG (sg-0a1b2c3d4e5f60718) laat TCP 80 alleen toe van sg-0a1b2c3d4e5f60718, en dat is de groep zelf",
                    )),
                    resources: vec![
                        "sg-0a1b2c3d4e5f60718".into(),
                        "sgr-0f1e2d3c4b5a69788".into(),
                    ],
                    hint: Some(t(
                        "In LB-SG, change the source of the HTTP rule to Anywhere-IPv4.",
                        "Wijzig in LB-SG de bron van de HTTP-regel in Anywhere-IPv4.",
                    )),
                    ..check(
                        "lb-sg-http",
                        t(
                            "LB-SG admits HTTP from anywhere",
                            "LB-SG laat HTTP overal vandaan toe",
                        ),
                        Failed,
                        2,
                    )
                },
                CheckReport {
                    advice: vec![t(
                        "ECS-Tasks-SG is called ECS-Task-SG here; that works, but the later pages use the other name.",
                        "ECS-Tasks-SG heet hier ECS-Task-SG; dat werkt, maar de volgende pagina’s gebruiken de andere naam.",
                    )],
                    ..check(
                        "tasks-sg",
                        t(
                            "ECS-Tasks-SG admits TCP from LB-SG",
                            "ECS-Tasks-SG laat TCP van LB-SG toe",
                        ),
                        Passed,
                        2,
                    )
                },
            ],
        ),
        step(
            "create-efs",
            t("Create a file system", "Een bestandssysteem maken"),
            page("create-efs"),
            vec![
                check(
                    "efs",
                    t(
                        "The file system is in TargetVPC",
                        "Het bestandssysteem zit in TargetVPC",
                    ),
                    Passed,
                    3,
                ),
                CheckReport {
                    actual: Some(t(
                        "fsmt-0abc1234def567890 in us-west-2b, which AWS is still making",
                        "fsmt-0abc1234def567890 in us-west-2b, dat AWS nog aan het maken is",
                    )),
                    hint: Some(t(
                        "mount targets take a minute or two; check again then",
                        "een koppelpunt maken duurt een paar minuten; kijk daarna opnieuw na",
                    )),
                    page_url: page("create-efs"),
                    ..check(
                        "efs-targets",
                        t(
                            "Both zones have a mount target",
                            "Beide zones hebben een koppelpunt",
                        ),
                        Pending,
                        3,
                    )
                },
            ],
        ),
        step(
            "configure-parameters-store",
            t(
                "Configure the parameter store",
                "De parameteropslag instellen",
            ),
            page("configure-parameters-store"),
            vec![CheckReport {
                actual: Some(t(
                    "AWS denied the call (AccessDeniedException)",
                    "AWS weigerde de aanroep (AccessDeniedException)",
                )),
                missing_actions: vec!["ssm:DescribeParameters".into(), "ssm:GetParameters".into()],
                hint: Some(t(
                    "Ask your instructor for the policy that `workshop-check policy` prints.",
                    "Vraag uw begeleider om het beleid dat `workshop-check policy` toont.",
                )),
                page_url: page("configure-parameters-store"),
                ..check(
                    "db-host",
                    t(
                        "DB_HOST is the database's address",
                        "DB_HOST is het adres van de database",
                    ),
                    Unknown,
                    4,
                )
            }],
        ),
        step(
            "create-loadbalancer",
            t("Create the load balancer", "De load balancer maken"),
            page("create-loadbalancer"),
            vec![
                check(
                    "alb",
                    t(
                        "An internet-facing Application Load Balancer exists",
                        "Er is een Application Load Balancer die aan internet hangt",
                    ),
                    Passed,
                    5,
                ),
                CheckReport {
                    actual: Some(t(
                        "no HTTP answer within 5 s",
                        "binnen 5 s geen HTTP-antwoord",
                    )),
                    expected: Some(t(
                        "an HTTP answer on port 80",
                        "een HTTP-antwoord op poort 80",
                    )),
                    page_url: page("create-loadbalancer"),
                    ..check(
                        "alb-answers",
                        t("The load balancer answers", "De load balancer antwoordt"),
                        Failed,
                        2,
                    )
                },
            ],
        ),
        step(
            "create-ecs-cluster",
            t("Create the cluster", "Het cluster maken"),
            page("create-ecs-cluster"),
            vec![CheckReport {
                advice: vec![t(
                    "Container Insights is off; the page turns it on.",
                    "Container Insights staat uit; de pagina zet het aan.",
                )],
                ..check(
                    "cluster",
                    t("A cluster is active", "Er is een actief cluster"),
                    Passed,
                    3,
                )
            }],
        ),
        step(
            "create-task-definition",
            t("Create the task definition", "De taakdefinitie maken"),
            page("create-task-definition"),
            vec![CheckReport {
                actual: Some(t(
                    "no task definition uses the file system; the nearest is unicorn-task-def:2, without a volume",
                    "geen enkele taakdefinitie gebruikt het bestandssysteem; het dichtst in de buurt komt unicorn-task-def:2, zonder volume",
                )),
                expected: Some(t(
                    "an EFS volume mounted on /var/www/html/wp-content",
                    "een EFS-volume, gekoppeld op /var/www/html/wp-content",
                )),
                hint: Some(t(
                    "Make a new revision with the volume and its mount point.",
                    "Maak een nieuwe revisie met het volume en het koppelpunt.",
                )),
                resources: vec!["unicorn-task-def:2".into()],
                page_url: page("create-task-definition"),
                ..check(
                    "task-volume",
                    t(
                        "The container mounts wp-content",
                        "De container koppelt wp-content",
                    ),
                    Failed,
                    4,
                )
            }],
        ),
        step(
            "create-service",
            t("Create the service", "De service maken"),
            page("create-service"),
            {
                let blocked = |id: &str, by: &str, title: String| CheckReport {
                    bonus: None,
                    blocked_by: vec![by.into()],
                    ..check(id, title, Blocked, 3)
                };
                vec![
                    blocked(
                        "service",
                        "task-volume",
                        t(
                            "The service runs the task definition",
                            "De service draait de taakdefinitie",
                        ),
                    ),
                    blocked(
                        "targets",
                        "service",
                        t("Two targets are healthy", "Twee doelen zijn gezond"),
                    ),
                    blocked(
                        "site",
                        "targets",
                        t("The site answers 200", "De site antwoordt 200"),
                    ),
                    blocked(
                        "site-alb",
                        "lb-sg-http",
                        t(
                            "The site is reachable from outside",
                            "De site is van buiten bereikbaar",
                        ),
                    ),
                ]
            },
        ),
    ];
    // The evaluator's summary is the change to make: the failed check's own hint.
    let summary = t(
        "In LB-SG, change the source of the HTTP rule to Anywhere-IPv4.",
        "Wijzig in LB-SG de bron van de HTTP-regel in Anywhere-IPv4.",
    );
    report(
        language,
        t(
            "Containers: the migration workshop",
            "Stap over op containers",
        ),
        steps,
        vec![
            RootCause {
                remedy: Remedy::default(),
                check: "lb-sg-http".into(),
                step: "create-sg".into(),
                page_url: page("create-sg"),
                page_title: None,
                summary: t(
                    "LB-SG admits HTTP from itself instead of from anywhere",
                    "LB-SG laat HTTP toe van zichzelf in plaats van overal vandaan",
                ),
                explains: vec!["alb-answers".into(), "site-alb".into()],
                evidence: vec![t(
                    "the HTTP rule sgr-0f1e2d3c4b5a69788 names sg-0a1b2c3d4e5f60718, LB-SG itself, as its source",
                    "de HTTP-regel sgr-0f1e2d3c4b5a69788 noemt sg-0a1b2c3d4e5f60718, LB-SG zelf, als bron",
                )],
                summary_quotes: false,
                symptom: None,
                general: None,
                fix: None,
            },
            RootCause {
                remedy: Remedy::default(),
                check: "task-volume".into(),
                step: "create-task-definition".into(),
                page_url: page("create-task-definition"),
                page_title: None,
                summary: t(
                    "no task definition mounts the file system",
                    "geen taakdefinitie koppelt het bestandssysteem",
                ),
                explains: vec!["service".into(), "targets".into(), "site".into()],
                evidence: vec![],
                summary_quotes: false,
                symptom: None,
                general: None,
                fix: None,
            },
        ],
        Some(Next {
            remedy: Remedy::default(),
            check: "lb-sg-http".into(),
            step: "create-sg".into(),
            page_url: page("create-sg"),
            page_title: None,
            summary,
        }),
    )
}
