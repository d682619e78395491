import CQL2
import FeatureQuery
import GeoCore
import GeoOperations
import GeoPackageStore
import GeoReferencing
import SharingProtocols

/// Makes one shape of the features that the area of a protocol names.
struct AreaResolver {
    let home: Home

    /// Returns the features' union, in the CRS they are stored in.
    ///
    /// - Throws: `protocol.area` if a value names no feature, or they have no area; what reading a layer throws.
    func resolve(_ area: ProtocolDocument.Area) throws(PaftaError) -> ResolvedArea {
        let catalogue = GeoPackageCatalogue(home: home, references: CoordinateReferenceSystems())
        let reading = try catalogue.collection(area.layer).open()
        guard let crs = reading.schema.geometry?.crs, let type = reading.schema.property(named: area.field)?.type else {
            throw Self.unusable(area.layer, area.field)
        }
        var whole = GeometryColumn()
        for value in area.values {
            let parts = whole.partTypes.count
            try append(value, type, of: area, crs, reading, to: &whole)
            guard whole.partTypes.count > parts else { throw Self.unusable(area.layer, value) }
        }
        whole.endRow(.multiPolygon)
        let union = try GeometryOperations().buffered(row: 0, of: whole, by: 0)
        guard union.types.first ?? nil != nil else { throw Self.unusable(area.layer, area.field) }
        var writer = ByteWriter(capacity: 256)
        WKBWriter().append(row: 0, of: union, to: &writer)
        return ResolvedArea(polygon: writer.take(), crs: crs)
    }

    /// Appends the polygons of the features that have a value.
    private func append(
        _ value: String,
        _ type: PropertyType,
        of area: ProtocolDocument.Area,
        _ crs: CRSIdentity,
        _ reading: any FeatureReading,
        to whole: inout GeometryColumn
    ) throws(PaftaError) {
        let literal: Literal = type == .integer ? Int64(value).map { .integer($0) } ?? .text(value) : .text(value)
        let property = Expression(.property(area.field))
        var query = Query()
        query.filter = FilterExpression(Expression(.comparison(.equal, property, Expression(.literal(literal)))))
        query.crs = crs
        query.properties = []
        let cursor = try reading.features(query)
        while let batch = try cursor.next() {
            for part in batch.geometry.partTypes.indices where batch.geometry.partTypes[part] == .polygon {
                for ring in batch.geometry.rings(of: part) {
                    for place in batch.geometry.positions(of: ring) {
                        whole.appendPosition(x: batch.geometry.xy[2 * place], y: batch.geometry.xy[2 * place + 1])
                    }
                    whole.endRing()
                }
                whole.endPart(.polygon)
            }
        }
    }

    private static func unusable(_ layer: String, _ what: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .unusableArea,
            LocalizedText(
                "No area can be made of '\(what.prefix(80))' of the layer '\(layer.prefix(80))'.",
                tr: "'\(layer.prefix(80))' katmanındaki '\(what.prefix(80))' bir alan oluşturmuyor."
            ),
            remedy: LocalizedText(
                "Check the field and the values under 'area'; they have to name features with polygons.",
                tr: "'area' bölümündeki alanı ve değerleri denetleyin; poligonu olan kayıtları göstermeleri gerekir."
            )
        )
    }
}
