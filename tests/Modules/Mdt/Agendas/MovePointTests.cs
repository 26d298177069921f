using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class MovePointTests : ArrangedAgenda
{
    [Fact]
    public async Task A_point_moves_by_one_place_and_stays_at_the_ends()
    {
        await Is("family");
        var meeting = await Planned();
        var titles = (await Points(meeting)).Select(p => p.Title).ToList();
        async Task Move(int place, bool up)
        {
            var point = (await Points(meeting))[place];
            await Coordinator.Send(new MovePoint.Command(meeting, point.Id, up, point.Version));
        }
        await Move(2, up: true); // the families themselves
        (titles[1], titles[2]) = (titles[2], titles[1]);
        Assert.Equal(titles, (await Points(meeting)).Select(p => p.Title));
        await Move(0, up: true);
        await Move(5, up: false);
        Assert.Equal(titles, (await Points(meeting)).Select(p => p.Title));
        Assert.Single((await See(meeting)).Before);
    }

    [Fact]
    public async Task Of_two_moves_from_one_page_the_second_is_a_conflict()
    {
        await Is("board");
        var meeting = await Planned();
        var points = await Points(meeting);
        await Coordinator.Send(new MovePoint.Command(meeting, points[1].Id, Up: true, 1));
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new MovePoint.Command(meeting, points[1].Id, Up: false, 1)));
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new MovePoint.Command(meeting, points[0].Id, Up: true, 1))); // it was moved too
        await Assert.ThrowsAsync<NotFound>(() => Chair.Send(new MovePoint.Command(meeting, World.NewId(), Up: true, 1)));
        await NotForOthers(who => who.Send(new MovePoint.Command(meeting, points[0].Id, true, 1)));
        var over = await Running();
        await Finish(over);
        await IsRefused(Coordinator.Send(new MovePoint.Command(over, points[0].Id, true, 1)), "", "its agenda cannot be changed");
    }

    [Fact]
    public async Task After_any_changes_the_places_are_one_to_n()
    {
        await Is("hub-prescribing");
        var meeting = await Planned();
        var seen = new HashSet<string>();
        var deeds = (from what in Gen.Elements("add", "up", "down", "remove", "stale") from which in Gen.Choose(0, 11) select (what, which)).ListOf(60);
        var expected = (await Points(meeting)).Select(p => p.Id).ToList();
        foreach (var (what, which) in deeds.Sample(3).SelectMany(d => d))
        {
            var points = await Points(meeting);
            var point = points[which % points.Count];
            var thrown = await Record.ExceptionAsync(async () =>
            {
                if (what == "add" && points.Count < 14) expected.Add(await Coordinator.Send(new AddPoint.Command(World.NewId(), meeting, AgendaPointKind.Discussion, "More", null, null)));
                else if (what == "remove") await Coordinator.Send(new RemovePoint.Command(meeting, point.Id, point.Version));
                else if (what is "up" or "down") await Coordinator.Send(new MovePoint.Command(meeting, point.Id, what == "up", point.Version));
                else if (what == "stale") await Coordinator.Send(new RemovePoint.Command(meeting, point.Id, point.Version + 7));
            });
            if (thrown is null && what == "remove") expected.Remove(point.Id);
            if (thrown is null && what is "up" or "down") expected = [.. AgendaPoint.Moved(expected, point.Id, what == "up")];
            if (thrown is not null) Assert.True(point.Kind == AgendaPointKind.Cases ? thrown is Refused : what == "stale" && thrown is Conflict, $"{what} of {point.Kind}: {thrown.Message}");
            var now = await Points(meeting);
            Assert.Equal(Enumerable.Range(1, now.Count), now.Select(p => p.Place));
            Assert.Equal(expected, now.Select(p => p.Id));
            Assert.Single(now, p => p.Kind == AgendaPointKind.Cases);
            seen.Add(what);
        }
        Assert.Equal(5, seen.Count); // it did all of them
    }
}
