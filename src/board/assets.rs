//! The files of the board, as they are in the binary.

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

/// One file.
pub struct Asset {
    path: &'static str,
    media_type: &'static str,
    text: &'static str,
}

const ASSETS: [Asset; 4] = [
    Asset {
        path: "/assets/report.css",
        media_type: "text/css; charset=utf-8",
        text: concat!(
            include_str!("../reporter/html/style.css"),
            include_str!("../reporter/picture/picture.css")
        ),
    },
    Asset {
        path: "/assets/board.css",
        media_type: "text/css; charset=utf-8",
        text: include_str!("assets/board.css"),
    },
    Asset {
        path: "/assets/board.js",
        media_type: "text/javascript; charset=utf-8",
        text: include_str!("assets/board.js"),
    },
    Asset {
        path: "/assets/icon.svg",
        media_type: "image/svg+xml",
        text: include_str!("assets/icon.svg"),
    },
];

/// The file of that path.
pub fn find(path: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.path == path)
}

impl IntoResponse for &'static Asset {
    fn into_response(self) -> Response {
        ([(CONTENT_TYPE, self.media_type)], self.text).into_response()
    }
}
