internal import HTTPTypes
internal import OGCServices

/// Which requests the thread that reads the connection answers itself, because they hold up its other clients for some
/// milliseconds at most; everything else goes to a worker.
///
/// What is asked decides, before anything is read: features in the order of the layer, looked up by nothing but a box or an
/// identifier, and tiles of a few streets. A large answer of this kind is made piece by piece, and others have their turn
/// after each.
enum QuickRequests {
    /// The parameters that make features no harder to find.
    private static let harmless: Set<String> = [
        "bbox", "bbox-crs", "crs", "cursor", "exclude-properties", "f", "limit", "properties", "skipGeometry",
    ]
    /// More features than these take their time to be compressed.
    private static let fewFeatures = 1_000
    /// From here on a tile holds some hundred features even of a dense layer.
    private static let streetZoom = 15

    /// Returns whether a request is quick.
    ///
    /// - Parameters:
    ///   - method: Its method.
    ///   - target: Its path and query.
    ///   - isCompressed: Whether the client takes compressed answers.
    /// - Returns: False where there is any doubt.
    static func contains(_ method: HTTPRequest.Method, _ target: RequestTarget, isCompressed: Bool) -> Bool {
        guard method == .get || method == .head else { return false }
        let path = target.segments
        switch path.first {
        case nil, "conformance", "functions", "health", "map", "web": return true
        case "tiles": return path.count == 5 && isOfStreets(path[2])
        case "collections" where path.count > 3 && path[2] == "tiles": return path.count == 7 && isOfStreets(path[4])
        case "collections" where path.count == 4 && path[2] == "items":
            // For a former state, what changed since is looked through first.
            return !target.query.contains { $0.name == "as-of" }
        case "collections" where path.count == 3 && path[2] == "items": return isHarmless(target.query, isCompressed)
        default: return false
        }
    }

    /// Returns whether a request may be quick: features whose number of candidates the plan of the query tells.
    static func mayContain(_ method: HTTPRequest.Method, _ target: RequestTarget, isCompressed: Bool) -> Bool {
        guard method == .get, target.segments.count == 3, target.segments[0] == "collections",
            target.segments[2] == "items"
        else { return false }
        // In another order every candidate has to be looked at before the first feature is known.
        return target.query.allSatisfy { isHarmless($0, isCompressed) ?? ($0.name != "sortby") }
    }

    private static func isOfStreets(_ zoom: String) -> Bool { Int(zoom).map { $0 >= streetZoom } ?? true }

    private static func isHarmless(_ query: [ServiceRequest.Parameter], _ isCompressed: Bool) -> Bool {
        query.allSatisfy { isHarmless($0, isCompressed) ?? harmless.contains($0.name) }
    }

    /// Whether a parameter that decides about the size of the answer keeps it small; `nil` for any other.
    private static func isHarmless(_ parameter: ServiceRequest.Parameter, _ isCompressed: Bool) -> Bool? {
        switch parameter.name {
        // An index over all features comes before the first of them, and a page is made as a whole.
        case "f": parameter.value != "fgb" && parameter.value != "html"
        case "limit": !isCompressed || Int(parameter.value).map { $0 <= fewFeatures } ?? true
        default: nil
        }
    }
}
