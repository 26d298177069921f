using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Rooms;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Rooms;

/// <summary>Whatever is done in a wall or group and in whatever order, also from pages that are out of date: what nobody has read, or what was hidden since, is shown to nobody.</summary>
public sealed class NothingUnreadTests : ArrangedRooms
{
    private const int Orders = 14;
    private const int StepsOfEach = 22;

    private enum Deed { ParentWrites, SupporterWrites, SaysHowToReach, Show, Refuse, Report, ReportPrivate, Close }

    private sealed record Step(Deed Deed, int Which, PostState Seen);

    private static readonly Gen<Step> AnyStep =
        from deed in Gen.Frequency(
            (5, Gen.Constant(Deed.ParentWrites)), (2, Gen.Constant(Deed.SupporterWrites)), (1, Gen.Constant(Deed.SaysHowToReach)), (9, Gen.Constant(Deed.Show)),
            (2, Gen.Constant(Deed.Refuse)), (7, Gen.Constant(Deed.Report)), (1, Gen.Constant(Deed.ReportPrivate)), (1, Gen.Constant(Deed.Close)))
        from which in Gen.Choose(0, 3)
        from seen in Gen.Frequency((5, Gen.Constant(PostState.Waiting)), (1, Gen.Constant(PostState.Shown)), (2, Gen.Constant(PostState.Reported)))
        select new Step(deed, which, seen);

    [Fact]
    public async Task In_any_order_of_writing_showing_refusing_reporting_hiding_and_closing_nothing_unread_is_ever_shown()
    {
        await Opened();
        var shownAtAll = 0;
        foreach (var order in AnyStep.ArrayOf(StepsOfEach).Sample(Orders)) shownAtAll += await Follow(order);
        Assert.True(shownAtAll > Orders, $"only {shownAtAll} posts were ever shown: the orders try too little");
    }

    /// <summary>Answers how often something was shown.</summary>
    private async Task<int> Follow(IReadOnlyList<Step> order)
    {
        var room = await Coordinator.Send(Opening());
        var (posts, reaching, open, reports, isOpen, shownAtAll) = (new List<Guid>(), new HashSet<Guid>(), new HashSet<Guid>(), new Dictionary<Guid, int>(), true, 0);
        foreach (var step in order)
        {
            var post = posts.Count == 0 ? World.NewId() : posts[step.Which % posts.Count];
            switch (step.Deed)
            {
                case Deed.ParentWrites or Deed.SupporterWrites or Deed.SaysHowToReach:
                    var id = World.NewId();
                    var write = new WritePost.Command(id, room, null, "Sky", step.Deed == Deed.SaysHowToReach ? "Ring me on 07700 900123" : "Somebody sat with me by the cot");
                    if (!await Done(step.Deed == Deed.SupporterWrites ? () => Robin.Send(write) : () => World.AsSystem().Send(write))) break;
                    posts.Add(id);
                    if (step.Deed == Deed.SaysHowToReach) reaching.Add(id);
                    break;
                case Deed.Show:
                    if (!await Done(() => Coordinator.Send(new DecidePost.Command(room, post, PostDeed.Show, step.Seen)))) break;
                    open.Add(post);
                    reports[post] = 0;
                    break;
                case Deed.Refuse:
                    if (await Done(() => Coordinator.Send(new DecidePost.Command(room, post, PostDeed.Remove, step.Seen)))) open.Remove(post);
                    break;
                case Deed.Report or Deed.ReportPrivate:
                    var isPrivate = step.Deed == Deed.ReportPrivate;
                    await World.AsSystem().Send(new ReportPost.Command(World.NewId(), room, post, isPrivate ? ReportWhy.Private : ReportWhy.Unkind));
                    reports[post] = reports.GetValueOrDefault(post) + 1;
                    if (isPrivate || reports[post] >= 3) open.Remove(post);
                    break;
                default:
                    await Coordinator.Send(new CloseRoom.Command(room));
                    isOpen = false;
                    break;
            }
            var shown = await Read(room);
            Assert.True(isOpen || shown is null, "a closed group was read");
            // As the one who moderates meant it: no more than that, and no less.
            if (shown is not null) Assert.Equal(open.Order(), shown.Order());
            Assert.Empty(open.Intersect(reaching));
            shownAtAll += open.Count;
        }
        return shownAtAll;
    }

    /// <summary>What a supporter reads there; null where they read nothing at all.</summary>
    private async Task<IReadOnlyList<Guid>?> Read(Guid room)
    {
        try
        {
            return [.. (await Robin.Ask(new ReadOwnRoom.Query(room))).Posts.Select(p => p.Id)];
        }
        catch (NotFound)
        {
            return null;
        }
    }

    private static async Task<bool> Done(Func<Task> deed)
    {
        try
        {
            await deed();
            return true;
        }
        catch (Exception refused) when (refused is Refused or Conflict or NotFound)
        {
            return false;
        }
    }
}
