import FeatureQuery
import GeoCore
import GeoReferencing

extension CollectionDirectory {
    /// Returns the CRS that a client names for a collection, or CRS84 if it names none.
    ///
    /// - Throws: `crs.unknown`, `crs.unsupported`, `transformation.unknown` or `transformation.ballpark` as an error of the
    ///   client, who can name another CRS.
    func coordinateSystem(_ asked: CRSIdentity?, of schema: FeatureSchema) throws(PaftaError) -> CoordinateSystem {
        guard let asked else { return .crs84 }
        do throws(PaftaError) {
            if let stored = schema.geometry?.crs { _ = try crs.transformation(from: stored, to: asked) }
            return asked == .crs84 ? .crs84 : CoordinateSystem(try crs.describe(asked))
        } catch {
            var error = error
            if error.category == .unsupported { error.category = .invalidInput }
            throw error
        }
    }
}
