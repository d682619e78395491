internal import GeoCore
internal import HomeRegistry

extension Account {
    /// Returns how far each limit is used at the moment that was advanced to.
    func quotas(_ limits: UsageLimits, _ moment: Moment) -> [Quota] {
        var quotas: [Quota] = []
        quotas.reserveCapacity(10)
        if let limit = limits.requestsPerMinute {
            let wait = minute.wait(below: max(1, min(limit, minute.sum)))
            quotas.append(Quota(unit: .requests, period: .minute, limit: max(0, limit), used: minute.sum, wait: wait))
        }
        if let limit = limits.concurrentRequests {
            quotas.append(Quota(unit: .concurrentRequests, period: .none, limit: max(0, limit), used: running, wait: 1))
        }
        func add(_ unit: Quota.Unit, _ limit: Int?, _ period: Quota.Period, _ used: @autoclosure () -> Int) {
            guard let limit else { return }
            let wait = period == .day ? moment.untilNextDay : moment.untilNextMonth
            quotas.append(Quota(unit: unit, period: period, limit: max(0, limit), used: used(), wait: wait))
        }
        add(.features, limits.featuresPerDay, .day, dayTotals.features)
        add(.features, limits.featuresPerMonth, .month, monthTotals.features)
        add(.bytes, limits.bytesPerDay, .day, dayTotals.bytes)
        add(.bytes, limits.bytesPerMonth, .month, monthTotals.bytes)
        add(.distinctFeatures, limits.distinctFeaturesPerDay, .day, dayDistinct)
        add(.distinctFeatures, limits.distinctFeaturesPerMonth, .month, monthDistinct)
        add(.hectares, Self.hectares(limits.squareKilometresPerDay), .day, daySquareMetres / HectareGrid.squareMetres)
        add(
            .hectares,
            Self.hectares(limits.squareKilometresPerMonth),
            .month,
            monthSquareMetres / HectareGrid.squareMetres
        )
        return quotas
    }

    /// The limit in whole cells; what is no number limits everything, so that no mistake opens a door.
    private static func hectares(_ squareKilometres: Double?) -> Int? {
        squareKilometres.map { limit in
            limit > 0 ? Int((min(limit, 510_072_000) * HectareGrid.cellsOfSquareKilometre).rounded(.down)) : 0
        }
    }
}
