use super::failure::Failure;
use super::write::print;
use crate::args::ScaleOutArgs;
use crate::exit::ExitStatus;
use crate::scale_out::STACK;

/// `scale-out --cloudformation`: the template of the stack for very large classes.
pub fn run(_: &ScaleOutArgs) -> Result<ExitStatus, Failure> {
    print(STACK)?;
    Ok(ExitStatus::Passed)
}
