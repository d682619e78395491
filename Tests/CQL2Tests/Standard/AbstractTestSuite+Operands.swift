extension AbstractTestSuite {
    /// Literals first, properties on both sides.
    static let swapped = #"""
        q = q
        q <> q
        q > q
        q < q
        q >= q
        q <= q
        'København'=name
        'København'<=name
        'København'<name
        'København'>=name
        'København'>name
        'København'<>name
        name=nameascii
        name>=nameascii
        name>nameascii
        name<=nameascii
        name<nameascii
        name<>nameascii
        1038288=pop_other
        1038288<=pop_other
        1038288<pop_other
        1038288>=pop_other
        1038288>pop_other
        1038288<>pop_other
        pop_min=pop_max
        pop_min<=pop_max
        pop_min<pop_max
        pop_min>=pop_max
        pop_min>pop_max
        pop_min<>pop_max
        start=end
        start<=end
        start<end
        start>=end
        start>end
        start<>end
        'København' LIKE 'K_benhavn'
        'København' NOT LIKE 'K_benhavn'
        S_INTERSECTS(BBOX(0,40,10,50),geom)
        S_INTERSECTS(BBOX(150,-90,-150,90),geom)
        S_INTERSECTS(POINT(7.02 49.92),geom)
        S_INTERSECTS(BBOX(-180,-90,0,90),geom)
        S_INTERSECTS(POLYGON((0 40,10 40,10 50,0 50,0 40)),geom)
        S_INTERSECTS(LINESTRING(0 40,10 50),geom)
        S_INTERSECTS(LINESTRING(-60 -90,-60 90),geom)
        S_DISJOINT(BBOX(0,40,10,50),geom)
        S_DISJOINT(POLYGON((0 40,10 40,10 50,0 50,0 40)),geom)
        S_DISJOINT(LINESTRING(0 40,10 50),geom)
        S_DISJOINT(POINT(7.02 49.92),geom)
        S_DISJOINT(BBOX(-180,-90,0,90),geom)
        S_DISJOINT(LINESTRING(-60 -90,-60 90),geom)
        S_EQUALS(POINT(6.1300028 49.6116604),geom)
        S_TOUCHES({luxembourg},geom)
        S_TOUCHES(POINT(6.043073357781111 50.128051662794235),geom)
        S_TOUCHES(POINT(6.242751092156993 49.90222565367873),geom)
        S_TOUCHES(LINESTRING(6.043073357781111 50.128051662794235,6.242751092156993 49.90222565367873),geom)
        S_CROSSES(BBOX(0,40,10,50),geom)
        S_CROSSES(LINESTRING(-60 -90,-60 90),geom)
        S_CONTAINS(BBOX(-180,-90,0,90),geom)
        S_WITHIN(BBOX(7,50,8,51),geom)
        S_WITHIN(LINESTRING(7 50,8 51),geom)
        S_WITHIN(POINT(7.02 49.92),geom)
        S_OVERLAPS(BBOX(-180,-90,0,90),geom)
        t_after(date('2022-04-16'),"date")
        t_before(date('2022-04-16'),"date")
        t_disjoint(date('2022-04-16'),"date")
        t_equals(date('2022-04-16'),"date")
        t_intersects(date('2022-04-16'),"date")
        t_after(interval('2022-01-01','2022-12-31'),"date")
        t_before(interval('2022-01-01','2022-12-31'),"date")
        t_disjoint(interval('2022-01-01','2022-12-31'),"date")
        t_equals(interval('2022-01-01','2022-12-31'),"date")
        t_equals(interval('2022-04-16','2022-04-16'),"date")
        t_intersects(interval('2022-01-01','2022-12-31'),"date")
        t_after(timestamp('2022-04-16T10:13:19Z'),start)
        t_before(timestamp('2022-04-16T10:13:19Z'),start)
        t_disjoint(timestamp('2022-04-16T10:13:19Z'),start)
        t_equals(timestamp('2022-04-16T10:13:19Z'),start)
        t_intersects(timestamp('2022-04-16T10:13:19Z'),start)
        t_after(interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z'),start)
        t_before(interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z'),start)
        t_disjoint(interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z'),start)
        t_equals(interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z'),start)
        t_intersects(interval('2022-01-01T00:00:00Z','2022-12-31T23:59:59Z'),start)
        t_after(interval('2023-01-01T00:00:00Z','..'),interval(start,end))
        t_before(interval('..','2022-04-16T10:13:19Z'),interval(start,end))
        t_disjoint(interval('2022-04-16T10:13:19Z','2022-04-16T10:15:09Z'),interval(start,end))
        t_equals(interval('2021-04-16T10:15:59Z','2022-04-16T10:16:06Z'),interval(start,end))
        t_intersects(interval('2022-04-16T10:13:19Z','2022-04-16T10:15:09Z'),interval(start,end))
        T_CONTAINS(interval('2021-04-16T10:13:19Z','2023-04-16T10:15:10Z'),interval(start,end))
        T_DURING(interval('2022-07-01T00:00:00Z','2022-12-31T23:59:59Z'),interval(start,end))
        T_FINISHES(interval('2022-04-16T10:13:19Z','2022-04-16T10:16:06Z'),interval(start,end))
        T_FINISHEDBY(interval('2022-04-16T10:13:19Z','2022-04-16T10:16:06Z'),interval(start,end))
        T_MEETS(interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'),interval(start,end))
        T_METBY(interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'),interval(start,end))
        T_OVERLAPPEDBY(interval('2020-04-16T10:13:19Z','2022-04-16T10:15:10Z'),interval(start,end))
        T_OVERLAPS(interval('2022-04-16T10:13:19Z','2023-04-16T10:15:10Z'),interval(start,end))
        T_STARTEDBY(interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'),interval(start,end))
        T_STARTS(interval('2022-04-16T10:13:19Z','2022-04-16T10:15:10Z'),interval(start,end))
        """#
}
