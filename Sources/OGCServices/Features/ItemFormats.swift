import FeatureFormats
import FeatureQuery
import GeoCore
import GeoReferencing

/// The formats of features, and what writes them.
enum ItemFormats {
    /// The formats, in the order they are offered.
    static let all: [ContentFormat] = [
        .geoJSON, .html, .jsonFG, .csv, .newlineJSON, .geoJSONSequence, .flatGeobuf, .gml,
    ]

    /// Whether the format has members beside its features, where counts and links can stand.
    static func hasMembers(_ format: ContentFormat) -> Bool { format == .geoJSON || format == .jsonFG }

    /// The links that tell what a media type does not: the profile of JSON-FG (OGC 21-045r1).
    static func profileLinks(_ format: ContentFormat) -> [Link] {
        guard format == .jsonFG else { return [] }
        return [
            Link(
                href: "http://www.opengis.net/def/profile/OGC/0/jsonfg",
                rel: "profile",
                type: ContentFormat.html.mediaType,
                title: format.title
            )
        ]
    }

    /// What an encoder must know of the features.
    struct Subject: Sendable {
        /// The schema of the collection.
        let schema: FeatureSchema
        /// What is given of each feature.
        let output: FeatureOutput
        /// The URL of the schema, without parameters.
        let schemaURL: String
        /// The CRS of the output as PROJ describes it; `nil` if it does not know it.
        let description: CRSDescription?
        /// An envelope around all features of the collection in the CRS of the output; only GML needs it.
        let extent: Envelope?
    }

    /// Returns an encoder of features in a format.
    static func encoder(_ format: ContentFormat, of subject: Subject) -> any FeatureEncoder {
        let properties = subject.output.properties
        let coordinates = subject.output.coordinates
        switch format {
        case .jsonFG: return jsonFG(of: subject)
        case .csv:
            let geometry = subject.output.includesGeometry ? subject.schema.geometry?.name : nil
            return CSVEncoder(properties: properties, geometry: geometry, coordinates: coordinates)
        case .newlineJSON: return GeoJSONSequenceEncoder(properties: properties, coordinates: coordinates)
        case .geoJSONSequence:
            return GeoJSONSequenceEncoder(properties: properties, coordinates: coordinates, separation: .records)
        case .flatGeobuf: return FlatGeobufEncoder(layer(of: subject))
        case .gml: return gml(of: subject)
        default: return GeoJSONEncoder(properties: properties, coordinates: coordinates)
        }
    }

    /// Returns the encoder of JSON-FG, which also writes a single feature.
    static func jsonFG(of subject: Subject) -> JSONFGEncoder {
        JSONFGEncoder(
            properties: subject.output.properties,
            coordinates: subject.output.coordinates,
            document: JSONFGDocument(
                subject.schema,
                crs: subject.output.crs.identity,
                featureSchema: subject.schemaURL
            )
        )
    }

    /// Returns the encoder of GML, which also writes a single feature.
    static func gml(of subject: Subject) -> GMLEncoder {
        GMLEncoder(
            subject.schema,
            properties: subject.output.properties,
            crs: subject.output.crs.identity,
            coordinates: subject.output.coordinates,
            extent: subject.extent,
            schemaLocation: subject.schemaURL + "?f=" + ContentFormat.xmlSchema.key
        )
    }

    /// Returns the head of a FlatGeobuf file, whose coordinates are x before y in every CRS.
    static func layer(of subject: Subject) -> FlatGeobufLayer {
        let crs = subject.output.crs.identity
        // No authority has CRS84, and EPSG:4326 means the same to readers that take x before y.
        let named: FlatGeobufCRS? =
            crs == .crs84
            ? FlatGeobufCRS(.wgs84, name: "WGS 84")
            : FlatGeobufCRS(crs, name: subject.description?.name, wkt: subject.description?.wkt)
        var layer = FlatGeobufLayer(subject.schema, properties: subject.output.properties, crs: named)
        layer.hasGeometry = subject.output.includesGeometry
        return layer
    }
}
