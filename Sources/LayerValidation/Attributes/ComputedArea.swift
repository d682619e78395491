public import FeatureQuery
internal import GeoCore
internal import LayerTemplates

/// The area that Pafta computes from the geometry, for the field of the template that takes it.
public enum ComputedArea {
    /// Fills the field, in square metres to the hundredth; features that are no areas get none.
    ///
    /// Nothing is changed if the template has no such field, or if areas in the CRS's plane would not be those on the
    /// ground.
    ///
    /// - Parameters:
    ///   - batch: The features, in the CRS of `context`.
    ///   - context: What is known of the layer.
    public static func fill(_ batch: inout FeatureBatch, _ context: ValidationContext) {
        guard let field = context.template?.field(of: .computedArea), let index = batch.index(of: field.name),
            batch.schema[index].type == .real, let metres = RegisteredAreaRule.metresPerUnit(context.crs)
        else { return }
        var column = PropertyColumn(type: .real)
        for row in 0..<batch.count {
            if batch.hasGeometry, batch.geometry.types[row]?.dimension == 2 {
                let area = (batch.geometry.area(ofRow: row) * metres * metres * 100).rounded() / 100
                if area.isFinite { column.append(real: area) } else { column.appendNull() }
            } else {
                column.appendNull()
            }
        }
        batch.properties[index] = column
    }
}
