public import FeatureQuery
public import GeoCore

/// What a JSON-FG document says of all its features.
public struct JSONFGDocument: Sendable, Hashable {
    /// The CRS of the batches.
    public var crs: CRSIdentity
    /// The name of the type of the features, such as the identifier of their collection.
    public var featureType: String
    /// The URI of a schema of the features in the form of OGC API - Features Part 5.
    public var featureSchema: String?
    /// The kind that all geometries have; `nil` if they may differ.
    public var geometryType: GeometryType?
    /// The date or dateTime property that is repeated as `time`.
    public var temporalProperty: String?

    /// Creates a description.
    public init(
        crs: CRSIdentity,
        featureType: String,
        featureSchema: String? = nil,
        geometryType: GeometryType? = nil,
        temporalProperty: String? = nil
    ) {
        self.crs = crs
        self.featureType = featureType
        self.featureSchema = featureSchema
        self.geometryType = geometryType
        self.temporalProperty = temporalProperty
    }

    /// Creates the description of a collection's features in `crs`.
    public init(_ schema: FeatureSchema, crs: CRSIdentity, featureSchema: String? = nil) {
        self.init(
            crs: crs,
            featureType: schema.collection,
            featureSchema: featureSchema,
            geometryType: schema.geometry?.type,
            temporalProperty: schema.temporalProperty
        )
    }

    /// Whether `geometry` can hold the geometries as they are, so that there must be no `place`.
    ///
    /// - SeeAlso: OGC 21-045r1, requirement `/req/core/place-geometries`.
    var isGeoJSON: Bool { crs.authority == "OGC" && ["CRS84", "CRS84h"].contains(crs.code) }

    /// The members of the document's outermost object as JSON without braces.
    ///
    /// - SeeAlso: OGC 21-045r1, requirements `/req/core/metadata` and `/req/types-schemas/feature-type`.
    func members(isCollection: Bool) -> [UInt8] {
        var writer = ByteWriter(capacity: 512)
        writer.append("\"conformsTo\":[\"http://www.opengis.net/spec/json-fg-1/1.0/conf/core\",")
        writer.append("\"http://www.opengis.net/spec/json-fg-1/1.0/conf/types-schemas\"],\"featureType\":")
        JSONText.append(featureType, to: &writer)
        if let featureSchema {
            writer.append(",\"featureSchema\":")
            JSONText.append(featureSchema, to: &writer)
        }
        if isCollection, let dimension = geometryType?.dimension {
            writer.append(",\"geometryDimension\":")
            JSONText.append(Double(dimension), to: &writer)
        }
        if !isGeoJSON {
            writer.append(",\"coordRefSys\":")
            JSONText.append(crs.uri, to: &writer)
        }
        return writer.take()
    }
}
