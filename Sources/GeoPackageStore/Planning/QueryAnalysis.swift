internal import FeatureQuery
internal import GeoCore

/// A query, checked and taken apart: what both ways of reading a layer start from.
struct QueryAnalysis {
    let query: Query
    let projection: Projection
    let conditions: QueryConditions
    /// The indexes that may serve; `nil` where nothing but boxes is asked for, or a single identifier.
    let planner: AccessPlanner?

    /// Checks a query; reads no row.
    ///
    /// - Throws: `property.unknown`, `filter.invalid`, `crs.unknown`.
    init(_ query: Query, of reading: GeoPackageReading) throws(PaftaError) {
        self.query = query
        projection = try Projection(query, of: reading.schema, references: reading.references)
        conditions = try QueryConditions(query, of: reading.table, references: reading.references)
        planner =
            query.identifier == nil && !conditions.isEmpty
            ? try AccessPlanner(query, conditions, projection, of: reading) : nil
    }
}
