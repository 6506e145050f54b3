//! The paths of the board.

/// The login form.
pub const LOGIN: &str = "/login";
/// The pages of attendees begin with this; the number in the roster follows, from 1.
pub const ATTENDEE: &str = "/attendee/";
/// Where attendees submit.
pub const SUBMIT: &str = "/submit";
/// The event stream.
pub const EVENTS: &str = "/events";
/// The class on one screen.
pub const PROJECTOR: &str = "/projector";
/// The room's view. This page and those below it need no token.
pub const ROOM: &str = "/room";
/// The room's class on one screen.
pub const ROOM_PROJECTOR: &str = "/room/projector";
/// The event stream of the room's pages.
pub const ROOM_EVENTS: &str = "/room/events";
/// What the path of an attendee ends with to take down their request for help.
pub const HELP: &str = "/help";
/// What the path of an attendee ends with to confirm what no API tells, or to take that back.
pub const TICK: &str = "/tick";
