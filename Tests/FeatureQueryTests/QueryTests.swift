import FeatureQuery
import GeoCore
import Testing

@Suite struct `Feature queries` {
    @Test func `a new query selects everything, wherever the answer starts and ends`() {
        var query = Query()
        #expect(query.selectsEverything && query.includesGeometry && query.limit == nil)
        query.after = Place(position: 5)
        query.limit = 10
        query.crs = .crs84
        query.properties = ["ada"]
        query.includesGeometry = false
        #expect(query.selectsEverything)
    }

    @Test(arguments: 0..<4)
    func `each filter alone ends that`(_ filter: Int) {
        var query = Query()
        switch filter {
        case 0: query.identifier = .integer(1)
        case 1: query.spatialFilter = SpatialFilter(boxes: [.world], crs: .crs84)
        case 2: query.temporalFilter = TemporalFilter(start: nil, end: nil)
        default: query.propertyFilters = [PropertyFilter(property: "ada", value: .integer(1))]
        }
        #expect(!query.selectsEverything && query != Query())
    }
}
