internal import AccessControl
internal import AuditTrail
internal import FeatureQuery
internal import GeoCore
internal import HTTPTypes
internal import OGCServices
internal import UsageMetering

/// One request of somebody who is known, from the door to the last byte: counted, and written down.
final class Visit: Sendable {
    let identified: Identified
    let portal: Portal
    let observer: AnswerObserver
    let content = ContentHash()
    private let ticket: Ticket?
    private let registrar: Registrar
    private let request: Registrar.Request

    init(
        _ identified: Identified,
        _ portal: Portal,
        _ observer: AnswerObserver,
        ticket: Ticket?,
        _ registrar: Registrar,
        _ request: Registrar.Request
    ) {
        self.identified = identified
        self.portal = portal
        self.observer = observer
        self.ticket = ticket
        self.registrar = registrar
        self.request = request
    }

    /// Answers from what the visitor may see, noting what is given.
    func answer(
        _ method: HTTPRequest.Method,
        _ target: RequestTarget,
        _ request: ServiceRequest
    ) throws(PaftaError) -> ServiceResponse {
        let observed = ObservedCatalogue(base: portal.catalogue, observer: observer)
        var request = request
        request.featureAllowance = ticket?.allowance.features
        if target.segments.count == 3 { shorten(&request, target.segments[2]) }
        let answer = try portal.routes.reading(from: observed).answer(method, target, request)
        try portal.contract?.check(answer, at: target)
        return answer
    }

    /// Asks for no more features than the protocol leaves for now; pages go on when it leaves more.
    ///
    /// The parameter is changed, so that the entity tag of a short page is another one than that of a full page.
    private func shorten(_ request: inout ServiceRequest, _ resource: String) {
        guard let allowed = ticket?.allowance.features, ["items", "changes"].contains(resource) else { return }
        let place = request.query.firstIndex { $0.name == "limit" }
        let usual = resource == "items" ? registrar.defaultLimit : Int.max
        let asked = place.map { Self.number(request.query[$0].value) } ?? usual
        guard asked > allowed else { return }
        let limit = ServiceRequest.Parameter(name: "limit", value: String(max(1, allowed)))
        if let place { request.query[place] = limit } else { request.query.append(limit) }
    }

    /// Digits that fit no integer are more than any allowance; what is no number is refused later.
    private static func number(_ text: String) -> Int {
        let isDigits = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return Int(text) ?? (isDigits ? .max : 0)
    }

    /// The header fields that a partner gets besides.
    var headers: HTTPFields { portal.contract.map { registrar.headers($0) } ?? HTTPFields() }

    /// Counts and records what was sent; called once, whether the answer was complete or not.
    func finish(status: Int, bytes: Int, cause: String?) {
        // What was read for an answer that was refused in the end was not given to anybody.
        let given = status < 400 ? observer.given : observer.given.mapValues { $0.ungiven }
        if let ticket {
            var part = AnswerPart()
            part.usage.bytes = bytes
            part.usage.features = given.values.reduce(0) { $0 + $1.features.count }
            part.layers = given.map { collection, given in
                var layer = AnswerPart.Layer(collection)
                layer.features = given.features
                layer.boxes = given.boxes.isEmpty && !given.extent.isEmpty ? [given.extent] : given.boxes
                layer.total = given.total
                layer.mayTakeAll = portal.contract?.wholeLayers.contains(collection) ?? false
                return layer
            }
            registrar.count(ticket, part)
        }
        registrar.record(self, request, given, status: status, bytes: bytes, cause: cause)
    }
}

extension Contract {
    /// The formats of the parameter `f`, by the media types of data.
    private static let keys = [
        "application/geo+json": "json", "application/vnd.ogc.fg+json": "jsonfg", "text/csv": "csv",
        "application/x-ndjson": "ndjson", "application/geo+json-seq": "geojson-seq", "application/flatgeobuf": "fgb",
        "application/gml+xml": "gml", "application/vnd.mapbox-vector-tile": "mvt", "text/html": "html",
        "application/json": "json",
    ]
    private static let dataResources: Set<String> = ["items", "changes"]

    /// Checks that an answer with data is in a format and a CRS of the protocol.
    ///
    /// - Throws: `protocol.notIncluded`.
    func check(_ answer: ServiceResponse, at target: RequestTarget) throws(PaftaError) {
        let path = target.segments
        let isTile = answer.header("Content-Type")?.hasPrefix("application/vnd.mapbox-vector-tile") ?? false
        guard isTile || path.first == "query" || path.count > 2 && Self.dataResources.contains(path[2]) else { return }
        if let formats, answer.status == 200,
            let type = answer.header("Content-Type")?.split(separator: ";").first.map(String.init)
        {
            let key = Self.keys[type] ?? type
            guard formats.contains(key) else { throw .outsideContract("f=\(key)") }
        }
        if let crs, let uri = answer.header("Content-Crs")?.drop(while: { $0 == "<" }).prefix(while: { $0 != ">" }) {
            let identity = try CRSIdentity(parsing: String(uri))
            guard crs.contains(identity) else { throw .outsideContract("crs=\(uri)") }
        }
    }
}

extension HTTPField.Name {
    /// The protocol, and its version, that an answer is given under.
    static var protocolName: HTTPField.Name { HTTPField.Name("Pafta-Protocol") ?? .via }
}
