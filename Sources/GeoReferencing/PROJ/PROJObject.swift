internal import CPROJ
import GeoCore

/// An owned `PJ`: a CRS, a coordinate system or an operation, destroyed when the value goes out of scope.
@safe
struct PROJObject: ~Copyable {
    /// Keeps the context alive as long as the object.
    let context: PROJContext
    let pointer: OpaquePointer

    /// Takes what a PROJ function returned; `nil` if it returned nothing.
    init?(taking pointer: OpaquePointer?, in context: PROJContext) {
        guard let pointer = unsafe pointer else { return nil }
        self.context = context
        unsafe self.pointer = pointer
    }

    deinit { unsafe proj_destroy(pointer) }

    /// The name in the database of PROJ.
    var name: String {
        guard let text = unsafe proj_get_name(pointer) else { return "" }
        return unsafe String(cString: text)
    }

    /// Where it may be used, in degrees; `nil` if PROJ does not know.
    ///
    /// `minX > maxX` where it crosses the antimeridian.
    var areaOfUse: Envelope? {
        var area = Envelope.world
        let found = unsafe proj_get_area_of_use(
            context.pointer,
            pointer,
            &area.minX,
            &area.minY,
            &area.maxX,
            &area.maxY,
            nil
        )
        // PROJ writes -1000 for an unknown edge.
        guard found != 0, min(area.minX, area.minY, area.maxX, area.maxY) >= -180 else { return nil }
        return area
    }

    /// An independent copy in another context, for another thread.
    func cloned(into other: PROJContext) throws(PaftaError) -> PROJObject {
        guard let clone = unsafe PROJObject(taking: proj_clone(other.pointer, pointer), in: other) else {
            throw .projFailed("proj_clone", cause: other.lastError)
        }
        return clone
    }

    /// The same object with x = east or longitude and y = north or latitude.
    func normalizedForVisualization() throws(PaftaError) -> PROJObject {
        let normalized = unsafe proj_normalize_for_visualization(context.pointer, pointer)
        guard let object = unsafe PROJObject(taking: normalized, in: context) else {
            throw .projFailed("proj_normalize_for_visualization", cause: context.lastError)
        }
        return object
    }
}
