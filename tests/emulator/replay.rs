//! A light AWS endpoint for measurements: it answers from recorded responses, so that the program is measured and not moto.
//!
//! Each original account is on the emulator. The first request of a kind is passed on to the emulator, and its response is
//! kept; equal requests wait for it, because the emulator answers an account's requests one by one. A copy is an account with
//! another number: its requests are looked up with the number of its original, and the responses have the number of the copy. A
//! thread per connection; the latency is slept, so it costs no CPU time.

use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// The endpoint. Its threads end with the process.
#[derive(Debug)]
pub struct Replay {
    pub endpoint: String,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    /// Host and port of the emulator.
    upstream: String,
    /// In microseconds.
    latency: AtomicU64,
    requests: AtomicUsize,
    connections: AtomicUsize,
    /// The original of each copy.
    originals: Mutex<HashMap<String, String>>,
    /// The key of the role's session in each original account.
    session_keys: Mutex<HashMap<String, String>>,
    responses: Mutex<BTreeMap<Asked, Arc<Place>>>,
}

/// Where the response to one request is kept. Locked while the emulator is asked.
type Place = Mutex<Option<Arc<Response>>>;

/// What a request asks, without signature and times.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    pub original: String,
    pub region: String,
    /// The name that requests to the service are signed for.
    pub service: String,
    /// Method, path, target and body.
    pub request: String,
}

/// A response of the emulator.
#[derive(Debug, Clone)]
pub struct Response {
    pub status: String,
    pub content_type: String,
    pub body: String,
}

struct Request {
    /// The method and the path.
    line: String,
    headers: Vec<(String, String)>,
    body: String,
}

impl Request {
    fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }

    /// The access key, the Region and the service in the signature: `Credential=KEY/DAY/REGION/SERVICE/aws4_request`.
    fn credential(&self) -> Option<(&str, &str, &str)> {
        let (_, rest) = self.header("authorization").split_once("Credential=")?;
        let mut parts = rest.split(',').next()?.split('/');
        let key = parts.next()?;
        Some((key, parts.nth(1)?, parts.next()?))
    }

    fn asked(&self, original: &str) -> Asked {
        let (_, region, service) = self.credential().unwrap_or_default();
        let target = self.header("x-amz-target");
        Asked {
            original: original.to_owned(),
            region: region.to_owned(),
            service: service.to_owned(),
            request: format!("{} {target} {}", self.line, self.body),
        }
    }
}

impl Replay {
    /// Starts the endpoint in front of an emulator.
    pub fn start(emulator: &str) -> Replay {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared {
            upstream: emulator.trim_start_matches("http://").to_owned(),
            latency: AtomicU64::default(),
            requests: AtomicUsize::default(),
            connections: AtomicUsize::default(),
            originals: Mutex::default(),
            session_keys: Mutex::default(),
            responses: Mutex::default(),
        });
        let of_thread = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&of_thread);
                shared.connections.fetch_add(1, Ordering::Relaxed);
                thread::spawn(move || shared.serve(stream));
            }
        });
        Replay {
            endpoint: format!("http://{address}"),
            shared,
        }
    }

    /// Makes an account of this number that answers as `original` does.
    pub fn add_copy(&self, number: &str, original: &str) {
        let mut originals = self.shared.originals.lock().expect("no panic");
        originals.insert(number.to_owned(), original.to_owned());
    }

    /// Records what is asked with the returned access key, in an account of the emulator that has the key `key`.
    pub fn record(&self, account: &str, key: &str) -> String {
        self.add_copy(account, account);
        let mut keys = self.shared.session_keys.lock().expect("no panic");
        keys.insert(account.to_owned(), key.to_owned());
        copy_key(account)
    }

    /// Everything that was asked and answered.
    pub fn recorded(&self) -> Vec<(Asked, Response)> {
        let responses = self.shared.responses.lock().expect("no panic");
        let answered = |(asked, place): (&Asked, &Arc<Place>)| {
            let response = place.lock().expect("no panic").clone()?;
            Some((asked.clone(), Response::clone(&response)))
        };
        responses.iter().filter_map(answered).collect()
    }

    /// How much longer each call takes.
    pub fn set_latency(&self, latency: Duration) {
        let micros = u64::try_from(latency.as_micros()).expect("a short time");
        self.shared.latency.store(micros, Ordering::Relaxed);
    }

    /// The requests since the last call of this function.
    pub fn take_requests(&self) -> usize {
        self.shared.requests.swap(0, Ordering::Relaxed)
    }

    /// The connections since the last call of this function.
    pub fn take_connections(&self) -> usize {
        self.shared.connections.swap(0, Ordering::Relaxed)
    }
}

impl Shared {
    fn serve(&self, stream: TcpStream) {
        let _ = stream.set_nodelay(true);
        let Ok(mut writer) = stream.try_clone() else {
            return;
        };
        let mut reader = BufReader::new(stream);
        while let Some(request) = read_request(&mut reader) {
            self.requests.fetch_add(1, Ordering::Relaxed);
            let latency = Duration::from_micros(self.latency.load(Ordering::Relaxed));
            if !latency.is_zero() {
                thread::sleep(latency);
            }
            let response = self.answer(request);
            let head = format!(
                "HTTP/1.1 {}\r\ncontent-type: {}\r\ncontent-length: {}\r\n\r\n",
                response.status,
                response.content_type,
                response.body.len()
            );
            let bytes = [head.as_bytes(), response.body.as_bytes()].concat();
            if writer.write_all(&bytes).is_err() {
                return;
            }
        }
    }

    fn answer(&self, request: Request) -> Response {
        let (key, ..) = request.credential().unwrap_or_default();
        // The key of a copy's session contains the number of the copy.
        let copy = key.get(4..16).unwrap_or_default().to_owned();
        let session_of = self.original_of(&copy);
        let role_of = role_account(&request.body).map(|number| number.to_owned());
        let (number, original) = match (session_of, role_of) {
            (Some(original), _) => (copy, original),
            (None, Some(number)) => match self.original_of(&number) {
                Some(original) => (number, original),
                None => return self.ask(&request),
            },
            (None, None) => return self.ask(&request),
        };
        let is_session = key.contains(&number);
        let asked = self.as_original(request, &number, &original, is_session);
        let response = self.kept(&asked, &original, is_session);
        let mut body = response.body.replace(&original, &number);
        if !is_session && let Some(key) = access_key(&response.body) {
            body = body.replace(key, &copy_key(&number));
        }
        Response {
            status: response.status.clone(),
            content_type: response.content_type.clone(),
            body,
        }
    }

    /// The response to this request, of the emulator only for the first that asks.
    fn kept(&self, asked: &Request, original: &str, is_session: bool) -> Arc<Response> {
        let place = {
            let mut responses = self.responses.lock().expect("no panic");
            Arc::clone(responses.entry(asked.asked(original)).or_default())
        };
        let mut place = place.lock().expect("no panic");
        if let Some(response) = &*place {
            return Arc::clone(response);
        }
        let response = Arc::new(self.ask(asked));
        if !is_session && let Some(key) = access_key(&response.body) {
            let mut keys = self.session_keys.lock().expect("no panic");
            keys.insert(original.to_owned(), key.to_owned());
        }
        // What fails once may succeed when it is asked again.
        if !response.status.starts_with('5') {
            *place = Some(Arc::clone(&response));
        }
        response
    }

    fn original_of(&self, number: &str) -> Option<String> {
        self.originals
            .lock()
            .expect("no panic")
            .get(number)
            .cloned()
    }

    /// The request with the number and the key of the original.
    fn as_original(
        &self,
        mut request: Request,
        number: &str,
        original: &str,
        is_session: bool,
    ) -> Request {
        request.line = request.line.replace(number, original);
        request.body = request.body.replace(number, original);
        if is_session {
            let keys = self.session_keys.lock().expect("no panic");
            let key = keys.get(original).cloned().unwrap_or_default();
            for (name, value) in &mut request.headers {
                if name == "authorization" {
                    *value = value.replace(&copy_key(number), &key);
                }
            }
        }
        request
    }

    /// The emulator's response.
    fn ask(&self, request: &Request) -> Response {
        let exchange = || -> std::io::Result<Response> {
            let mut stream = TcpStream::connect(&self.upstream)?;
            let mut text = format!("{} HTTP/1.0\r\n", request.line);
            for (name, value) in &request.headers {
                if name != "connection" {
                    text.push_str(&format!("{name}: {value}\r\n"));
                }
            }
            text.push_str("\r\n");
            text.push_str(&request.body);
            stream.write_all(text.as_bytes())?;
            let mut answer = String::new();
            stream.read_to_string(&mut answer)?;
            let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
            let status = head.lines().next().and_then(|line| line.split_once(' '));
            let content_type = head
                .lines()
                .filter_map(|line| line.split_once(": "))
                .find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
            Ok(Response {
                status: status
                    .map_or("502 No status", |(_, status)| status)
                    .to_owned(),
                content_type: content_type.map_or("text/xml", |(_, kind)| kind).to_owned(),
                body: body.to_owned(),
            })
        };
        exchange().unwrap_or_else(|error| Response {
            status: "502 Bad Gateway".to_owned(),
            content_type: "text/plain".to_owned(),
            body: error.to_string(),
        })
    }
}

/// The access key of a copy's session.
fn copy_key(number: &str) -> String {
    format!("ASIA{number}COPY")
}

/// The account of the role that AssumeRole asks for.
fn role_account(body: &str) -> Option<&str> {
    let role = body
        .split('&')
        .find_map(|pair| pair.strip_prefix("RoleArn="))?;
    role.strip_prefix("arn%3Aaws%3Aiam%3A%3A")?.get(..12)
}

/// The access key in a response of AssumeRole.
fn access_key(body: &str) -> Option<&str> {
    let (_, rest) = body.split_once("<AccessKeyId>")?;
    rest.split_once('<').map(|(key, _)| key)
}

fn read_request(reader: &mut impl BufRead) -> Option<Request> {
    let mut line = String::new();
    reader
        .read_line(&mut line)
        .ok()
        .filter(|&length| length > 0)?;
    let (line, _) = line.trim_end().rsplit_once(' ')?;
    let line = line.to_owned();
    let mut headers = Vec::new();
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        match header.trim_end().split_once(':') {
            Some((name, value)) => {
                headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            }
            None => break,
        }
    }
    let mut request = Request {
        line,
        headers,
        body: String::new(),
    };
    let length: u64 = request.header("content-length").parse().unwrap_or_default();
    reader.take(length).read_to_string(&mut request.body).ok()?;
    Some(request)
}
