use super::failure::Failure;
use super::support::workshop_and_locale;
use super::write::print;
use crate::args::PolicyArgs;
use crate::exit::ExitStatus;
use workshop_check_core::evaluate::Selection;
use workshop_check_core::iam::least_privilege;
use workshop_check_core::iam::least_privilege::Trust;

/// `policy`: the IAM policy that the suite needs.
pub fn run(args: &PolicyArgs) -> Result<ExitStatus, Failure> {
    let (workshop, _) = workshop_and_locale(&args.suite)?;
    let scope = workshop.scope(&Selection::default());
    let document = match (&args.trusted_account, &args.external_id) {
        (Some(account), Some(external_id)) => least_privilege::template(
            &scope,
            Trust {
                account,
                external_id,
                role_name: &args.role_name,
            },
        ),
        _ => least_privilege::document(&scope),
    };
    print(&format!("{document:#}\n"))?;
    Ok(ExitStatus::Passed)
}
