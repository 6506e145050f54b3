//! The profiles of the AWS configuration files, as far as the SDK does not give access to them.

use aws_config::profile::{self, ProfileSet};
use aws_runtime::env_config::file::EnvConfigFiles;
use aws_types::os_shim_internal::{Env, Fs};

use crate::SessionError;

/// The variables that name a profile, in the order of the AWS CLI.
const PROFILE: [&str; 2] = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"];

/// The profiles of the configuration and of the credentials file, and the one that was chosen.
#[derive(Debug)]
pub(super) struct Profiles {
    /// `None` if the files cannot be read or parsed. The SDK reports that when it needs them.
    set: Option<ProfileSet>,
    /// The profile of the option or of the environment, if there is one.
    chosen: Option<String>,
}

impl Profiles {
    /// Reads the files that the SDK reads. `option` is the profile of `--profile`.
    pub(super) async fn load(option: Option<&str>) -> Self {
        let of_environment = || {
            let mut values = PROFILE.iter().filter_map(|name| std::env::var(name).ok());
            values.find(|value| !value.is_empty())
        };
        let files = EnvConfigFiles::default();
        let set = profile::load(&Fs::real(), &Env::real(), &files, None).await;
        Profiles {
            set: set.ok(),
            chosen: option.map(str::to_owned).or_else(of_environment),
        }
    }

    /// A setting of the chosen profile, or of the default profile if none was chosen.
    pub(super) fn setting(&self, name: &str) -> Option<String> {
        let set = self.set.as_ref()?;
        let profile = self.chosen.as_deref().unwrap_or("default");
        let value = set.get_profile(profile)?.get(name)?.trim();
        Some(value.to_owned()).filter(|value| !value.is_empty())
    }

    /// The error for a chosen profile that does not exist.
    pub(super) fn missing(&self) -> Option<SessionError> {
        let (set, chosen) = (self.set.as_ref()?, self.chosen.as_ref()?);
        if set.get_profile(chosen).is_some() {
            return None;
        }
        let mut known: Vec<String> = set.profiles().map(str::to_owned).collect();
        known.sort_unstable();
        Some(SessionError::ProfileMissing {
            profile: chosen.clone(),
            known,
        })
    }
}
