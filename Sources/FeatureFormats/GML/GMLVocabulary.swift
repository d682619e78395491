public import FeatureQuery

/// The names that a collection's features have in GML: its application namespace, elements and types.
public struct GMLVocabulary: Sendable, Hashable {
    /// The media type of features (OGC 17-069r4, requirement `/req/gmlsf0/definition`).
    public static let mediaType =
        "application/gml+xml;version=3.2;profile=\"http://www.opengis.net/def/profile/ogc/2.0/gml-sf0\""
    static let gml = "http://www.opengis.net/gml/3.2"
    static let features = "http://www.opengis.net/ogcapi-features-1/1.0/sf"
    static let featuresSchema = "http://schemas.opengis.net/ogcapi/features/part1/1.0/xml/core-sf.xsd"

    /// The schema of the collection with all its properties.
    public var schema: FeatureSchema

    /// Creates the names for a collection.
    public init(_ schema: FeatureSchema) { self.schema = schema }

    /// The namespace, such as `urn:pafta:collection:parsel`; the same wherever the server stands, so that files can be
    /// compared.
    ///
    /// The collection's identifier stands there with everything but ASCII letters, digits, `_`, `-` and `.`
    /// percent-encoded.
    public var namespace: String {
        var result = "urn:pafta:collection:"
        for byte in schema.collection.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += digits.utf8.count < 2 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return result
    }

    /// The name of the element of a feature, without prefix.
    public var featureElement: String { GMLName.encoded(schema.collection) }

    /// The name of the element of the geometry, without prefix; `nil` if there is none.
    public var geometryElement: String? { schema.geometry.map { GMLName.encoded($0.name) } }

    /// The `gml:id` of a feature.
    ///
    /// A number is not a name of XML, so the element of the feature and a dot stand before it: `parsel.17`. A text
    /// stays if it is a name of XML; else it is written as ``GMLName`` says. An underscore at the start is always
    /// escaped, because the identifiers of geometries start with one.
    public func identifier(of feature: FeatureIdentifier) -> String {
        switch feature {
        case .integer(let number): return "\(featureElement).\(number)"
        case .text(let text):
            let name = GMLName.encoded(text)
            return text.hasPrefix("_") && !name.hasPrefix("_x") ? "_x005F_" + name.dropFirst() : name
        }
    }

    /// Returns the identifier of the feature whose `gml:id` is `name`; `nil` if no feature has it.
    public func feature(identifiedBy name: String) -> FeatureIdentifier? {
        switch schema.identifiers {
        case .integer:
            let prefix = featureElement + "."
            guard name.hasPrefix(prefix), let number = Int64(name.dropFirst(prefix.count)) else { return nil }
            let feature = FeatureIdentifier.integer(number)
            return identifier(of: feature) == name ? feature : nil
        case .text:
            let plain = name.hasPrefix("_x005F_") ? "_" + name.dropFirst(7) : name
            let candidates = [plain, name].compactMap(GMLName.decoded).map(FeatureIdentifier.text)
            return candidates.first { identifier(of: $0) == name }
        }
    }
}
