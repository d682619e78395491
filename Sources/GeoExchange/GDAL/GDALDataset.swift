internal import CGDAL
import GeoCore

/// An owned GDAL dataset, closed when nobody holds it any more.
///
/// One thread at a time may use it and its layers.
@safe
final class GDALDataset {
    /// `nil` after ``close()``.
    private var handle: GDALDatasetH?

    /// Takes what a GDAL function returned; `nil` if it returned nothing.
    private init?(taking handle: GDALDatasetH?) {
        guard let handle = unsafe handle else { return nil }
        unsafe self.handle = handle
    }

    deinit { GDALMessages().collect { close() } }

    /// Closes the file now, so that what is said meanwhile can be heard.
    func close() { if let handle = unsafe handle.take() { unsafe GDALClose(handle) } }

    /// Opens a file for reading; `nil` if no driver of `drivers` can.
    static func open(_ path: String, drivers: [String], options: [String] = []) -> GDALDataset? {
        GDALLibrary.prepare()
        let flags = UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)
        let drivers = CStringList(drivers)
        let options = CStringList(options)
        return unsafe GDALDataset(taking: GDALOpenEx(path, flags, drivers.readOnly, options.readOnly, nil))
    }

    /// Opens a file of a known format to add to it.
    static func openForUpdate(_ path: String, driver: String) -> GDALDataset? {
        GDALLibrary.prepare()
        let flags = UInt32(GDAL_OF_VECTOR | GDAL_OF_UPDATE | GDAL_OF_VERBOSE_ERROR)
        let drivers = CStringList([driver])
        return unsafe GDALDataset(taking: GDALOpenEx(path, flags, drivers.readOnly, nil, nil))
    }

    /// Creates a file.
    static func create(_ path: String, driver: String, options: [String]) -> GDALDataset? {
        GDALLibrary.prepare()
        guard let driver = unsafe GDALGetDriverByName(driver) else { return nil }
        let options = CStringList(options)
        return unsafe GDALDataset(taking: GDALCreate(driver, path, 0, 0, 0, GDT_Unknown, options.pointer))
    }

    /// Returns the short name of the driver that recognises a file, without opening it fully.
    static func driverName(for path: String, among drivers: [String]) -> String? {
        GDALLibrary.prepare()
        let drivers = CStringList(drivers)
        guard let driver = unsafe GDALIdentifyDriverEx(path, UInt32(GDAL_OF_VECTOR), drivers.readOnly, nil),
            let name = unsafe GDALGetDriverShortName(driver)
        else { return nil }
        return unsafe String(cString: name)
    }

    /// The short name of the driver.
    var driverName: String {
        guard let handle = unsafe handle, let driver = unsafe GDALGetDatasetDriver(handle),
            let name = unsafe GDALGetDriverShortName(driver)
        else { return "" }
        return unsafe String(cString: name)
    }

    /// What the driver says of itself, such as the field types it can create.
    func driverMetadata(_ item: String) -> String? {
        guard let handle = unsafe handle, let driver = unsafe GDALGetDatasetDriver(handle),
            let text = unsafe GDALGetMetadataItem(driver, item, nil)
        else { return nil }
        return unsafe String(cString: text)
    }

    /// The number of layers.
    var layerCount: Int { unsafe handle.map { unsafe Int(GDALDatasetGetLayerCount($0)) } ?? 0 }

    /// Returns a layer; `nil` if there is none of this number.
    func layer(_ index: Int) -> OGRLayer? {
        guard let handle = unsafe handle else { return nil }
        return unsafe OGRLayer(GDALDatasetGetLayer(handle, Int32(index)), of: self)
    }

    /// Whether a capability such as `RandomLayerRead` is offered.
    func has(capability: String) -> Bool {
        guard let handle = unsafe handle else { return false }
        return unsafe GDALDatasetTestCapability(handle, capability) != 0
    }

    /// Starts at the first feature of all layers again.
    func resetReading() { if let handle = unsafe handle { unsafe GDALDatasetResetReading(handle) } }

    /// Returns the next feature of `layer`, passing over those of other layers, for formats read in the order of the file.
    func nextFeature(of layer: OGRLayer) -> OGRFeature? {
        while let handle = unsafe handle {
            var owner: OGRLayerH?
            let found = unsafe GDALDatasetGetNextFeature(handle, &owner, nil, nil, nil)
            guard let feature = unsafe OGRFeature(taking: found) else { return nil }
            if unsafe layer.isSame(as: owner) { return feature }
        }
        return nil
    }

    /// Creates a layer.
    func createLayer(
        _ name: String,
        _ reference: borrowing SpatialReference,
        _ type: OGRwkbGeometryType,
        options: [String]
    ) -> OGRLayer? {
        guard let handle = unsafe handle else { return nil }
        let options = CStringList(options)
        let layer = unsafe GDALDatasetCreateLayer(handle, name, reference.borrowed, type, options.pointer)
        return unsafe OGRLayer(layer, of: self)
    }

    /// Begins a transaction; `false` where the format has none.
    func startTransaction() -> Bool {
        guard has(capability: ODsCTransactions), let handle = unsafe handle else { return false }
        return unsafe GDALDatasetStartTransaction(handle, 0) == OGRERR_NONE
    }

    /// Ends a transaction; `false` if it failed.
    func commitTransaction() -> Bool {
        guard let handle = unsafe handle else { return false }
        return unsafe GDALDatasetCommitTransaction(handle) == OGRERR_NONE
    }
}
