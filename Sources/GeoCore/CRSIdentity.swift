/// The name of a coordinate reference system: an authority and its code.
///
/// The identity says nothing of axis order. Inside Pafta x is always east or longitude and y north or latitude; the order
/// of the authority matters only where coordinates enter or leave.
public struct CRSIdentity: Sendable, Hashable {
    /// The authority in capitals, such as `EPSG` or `OGC`.
    public var authority: String
    /// The authority's code, such as `5254` or `CRS84`.
    public var code: String

    /// Creates an identity.
    public init(authority: String, code: String) {
        self.authority = authority.uppercased()
        self.code = code
    }

    /// Creates the identity of an EPSG code.
    public static func epsg(_ code: Int) -> CRSIdentity { CRSIdentity(authority: "EPSG", code: String(code)) }

    /// WGS 84 longitude and latitude, the CRS of GeoJSON and of `bbox` (OGC 17-069r4, clause 7.15.3).
    public static let crs84 = CRSIdentity(authority: "OGC", code: "CRS84")
    /// WGS 84 / Pseudo-Mercator, the CRS of web map tiles.
    public static let webMercator = CRSIdentity.epsg(3857)
    /// WGS 84 latitude and longitude.
    public static let wgs84 = CRSIdentity.epsg(4326)

    /// The EPSG code, if the authority is EPSG.
    public var epsgCode: Int? { authority == "EPSG" ? Int(code) : nil }

    /// The URI that OGC APIs use, such as `http://www.opengis.net/def/crs/EPSG/0/5254`.
    public var uri: String {
        "http://www.opengis.net/def/crs/\(authority)/\(authority == "OGC" ? "1.3" : "0")/\(code)"
    }

    /// Creates an identity from `EPSG:5254`, a bare EPSG code, a `urn:ogc:def:crs:` URN or an OGC URI.
    ///
    /// - Throws: `crs.malformed` if the text has none of these forms.
    public init(parsing text: String) throws(PaftaError) {
        guard let identity = Self.recognised(text) else {
            throw PaftaError(
                .invalidInput,
                .malformedCRS,
                LocalizedText(
                    "'\(text.prefix(80))' does not name a coordinate reference system.",
                    tr: "'\(text.prefix(80))' bir koordinat referans sistemi adı değil."
                ),
                remedy: LocalizedText(
                    "Write it as an EPSG code, for example EPSG:5254 for TUREF / TM30.",
                    tr: "EPSG koduyla yazın; örneğin TUREF / TM30 için EPSG:5254."
                )
            )
        }
        self = identity
    }

    /// What stands before authority, version and code, in either letter case, and what separates them.
    private static let longForms: [(prefix: String, separator: Character)] = [
        ("urn:ogc:def:crs:", ":"),
        ("http://www.opengis.net/def/crs/", "/"),
        ("https://www.opengis.net/def/crs/", "/"),
    ]

    private static func recognised(_ text: String) -> CRSIdentity? {
        guard text.utf8.count <= 200 else { return nil }
        if !text.isEmpty, text.allSatisfy({ $0.isASCII && $0.isNumber }) {
            return CRSIdentity(authority: "EPSG", code: text)
        }
        let lower = text.lowercased()
        for (prefix, separator) in longForms where lower.hasPrefix(prefix) {
            let parts = text.dropFirst(prefix.count).split(separator: separator, omittingEmptySubsequences: false)
            return parts.count == 3 ? identity(parts[0], parts[2]) : nil
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 ? identity(parts[0], parts[1]) : nil
    }

    private static func identity(_ authority: Substring, _ code: Substring) -> CRSIdentity? {
        guard isName(authority), isName(code) else { return nil }
        return CRSIdentity(authority: String(authority), code: String(code))
    }

    private static func isName(_ text: Substring) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    }
}

extension CRSIdentity: CustomStringConvertible {
    /// The short form, such as `EPSG:5254`.
    public var description: String { "\(authority):\(code)" }
}
