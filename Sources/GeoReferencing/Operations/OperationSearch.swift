internal import CPROJ
import GeoCore

/// The operation chosen for a pair of CRSs, with x = east or longitude on both sides.
struct ChosenOperation: ~Copyable {
    let object: PROJObject
    let candidate: OperationCandidate

    /// Ends the choice and hands over the operation.
    consuming func takeObject() -> PROJObject { object }
}

/// Searches the database of PROJ for the best operation between two CRSs.
///
/// One operation is pinned for the pair: PROJ would otherwise choose one for every point by its place, so that a layer
/// could be transformed in two ways.
struct OperationSearch {
    let source: CRSIdentity
    let target: CRSIdentity
    let context: PROJContext

    /// - Throws: `crs.unknown`, `transformation.unknown`, `transformation.ballpark`.
    func best() throws(PaftaError) -> ChosenOperation {
        let sourceCRS = try PROJObject.crs(source, in: context)
        let targetCRS = try PROJObject.crs(target, in: context)
        let area = AreaOfInterest.common(sourceCRS.areaOfUse, targetCRS.areaOfUse)
        let list = try OperationList(from: sourceCRS, to: targetCRS, area: area)
        var best: OperationCandidate?
        var sawBallpark = false
        for index in 0..<list.count {
            guard let operation = list.operation(at: index) else { continue }
            let candidate = OperationCandidate(operation, index: index, area: area)
            if candidate.isBallpark {
                sawBallpark = true
            } else if let current = best, !candidate.isBetter(than: current) {
                continue
            } else if unsafe proj_coordoperation_is_instantiable(context.pointer, operation.pointer) != 0 {
                best = candidate
            }
        }
        guard let best, let operation = list.operation(at: best.index) else {
            throw sawBallpark
                ? .ballparkTransformation(source, target) : .noTransformation(source, target, cause: list.cause)
        }
        return ChosenOperation(object: try operation.normalizedForVisualization(), candidate: best)
    }
}

/// The operations that PROJ offers between two CRSs without missing grids.
@safe
private struct OperationList: ~Copyable {
    private let context: PROJContext
    private let pointer: OpaquePointer?
    /// What PROJ said if it offers none.
    let cause: String?

    init(
        from source: borrowing PROJObject,
        to target: borrowing PROJObject,
        area: Envelope?
    ) throws(PaftaError) {
        context = source.context
        guard let factory = unsafe proj_create_operation_factory_context(context.pointer, nil) else {
            throw .projFailed("proj_create_operation_factory_context", cause: context.lastError)
        }
        defer { unsafe proj_operation_factory_context_destroy(factory) }
        unsafe proj_operation_factory_context_set_spatial_criterion(
            context.pointer,
            factory,
            PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION
        )
        unsafe proj_operation_factory_context_set_grid_availability_use(
            context.pointer,
            factory,
            PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID
        )
        if let area {
            unsafe proj_operation_factory_context_set_area_of_interest(
                context.pointer,
                factory,
                area.minX,
                area.minY,
                area.maxX,
                area.maxY
            )
        }
        unsafe pointer = proj_create_operations(context.pointer, source.pointer, target.pointer, factory)
        cause = unsafe pointer == nil ? context.lastError : nil
    }

    deinit { if let pointer = unsafe pointer { unsafe proj_list_destroy(pointer) } }

    var count: Int {
        guard let pointer = unsafe pointer else { return 0 }
        return Int(unsafe proj_list_get_count(pointer))
    }

    func operation(at index: Int) -> PROJObject? {
        guard let pointer = unsafe pointer else { return nil }
        return unsafe PROJObject(taking: proj_list_get(context.pointer, pointer, Int32(index)), in: context)
    }
}
