import FeatureQuery
import GeoCore
import PaftaTerminal

/// What is known of a layer, as JSON.
enum LayerDocument {
    /// Returns name, theme, count, geometry, CRS and version.
    static func summary(_ reading: any FeatureReading) -> JSONObject {
        let schema = reading.schema
        var object = JSONObject()
        object.add("collection", schema.collection)
        object.add("title", schema.title)
        object.add("theme", schema.theme)
        object.add("features", reading.count)
        object.add("geometryType", verbatim: schema.geometry.map { "\"\($0.type?.name ?? "Geometry")\"" } ?? "null")
        object.add("crs", verbatim: schema.geometry.map { "\"\($0.crs)\"" } ?? "null")
        object.add("identifiers", schema.identifiers.rawValue)
        object.add("language", verbatim: schema.language.map { "\"\($0)\"" } ?? "null")
        object.add("changedAt", reading.version.changedAt)
        return object
    }

    /// Returns the summary with extent, time and properties.
    static func full(_ reading: any FeatureReading) throws(PaftaError) -> JSONObject {
        var object = summary(reading)
        if let extent = try reading.extent(in: .crs84) {
            let edges = [extent.minX, extent.minY, extent.maxX, extent.maxY].map { "\($0)" }
            object.add("extent", verbatim: "[\(edges.joined(separator: ","))]")
        }
        if let time = try reading.temporalExtent() { object.add("time", [time.lowerBound, time.upperBound]) }
        let properties = reading.schema.properties.map { property in
            var member = JSONObject()
            member.add("name", property.name)
            member.add("type", property.type.rawValue)
            return member.text
        }
        object.add("properties", verbatim: "[\(properties.joined(separator: ","))]")
        return object
    }
}
