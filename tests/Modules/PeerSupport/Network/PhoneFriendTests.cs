using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class PhoneFriendTests : ArrangedNetwork
{
    private Task<Done> On(Testing.Actor who, NetworkTopic topic, DayOfWeek? weekday, DateOnly? day = null) =>
        who.Send(new GoOnCall.Command(World.NewId(), topic, weekday is { } each ? [each] : [], day, new(9, 0), new(17, 0), "01632 960 001"));

    [Fact]
    public async Task Who_is_on_call_for_a_topic_now_is_shown_and_nobody_at_other_times()
    {
        await On(Hub, NetworkTopic.Housing, DayOfWeek.Tuesday);
        await On(Lead, NetworkTopic.Money, null, Today.AddDays(1));
        await On(Midwife, NetworkTopic.Housing, DayOfWeek.Tuesday);
        World.Clock.MoveTo(Today.AddDays(1).AtLondon(new(10, 0)));
        Assert.Equal([(Lead.Id, NetworkTopic.Money), (Hub.Id, NetworkTopic.Housing)], (await Midwife.Ask(new PhoneFriend.Query(null))).Friends.Select(f => (f.UserId, f.Topic)).OrderByDescending(f => f.Topic));
        var friend = Assert.Single((await Midwife.Ask(new PhoneFriend.Query(NetworkTopic.Housing))).Friends);
        Assert.Equal(($"Worker {Hub.Id}", "01632 960 001", "5pm"), (friend.Name, friend.Reach, friend.Until));
        World.Clock.MoveTo(Today.AtLondon(new(17, 0)));
        var after = await Midwife.Ask(new PhoneFriend.Query(null));
        Assert.Empty(after.Friends);
        Assert.Equal([Hub.Id, Lead.Id], after.Earlier.Select(f => f.UserId)); // a call that ended at five is noted after five
        World.Clock.MoveTo(Today.AddDays(7).AtLondon(new(9, 0)));
        Assert.Equal(Hub.Id, Assert.Single((await Midwife.Ask(new PhoneFriend.Query(null))).Friends).UserId);
    }

    [Theory]
    [InlineData("01632 960 001", "tel:01632960001")]
    [InlineData("+44 1632 960001", "tel:+441632960001")]
    public void A_phone_rings_the_number(string reach, string rings) => Assert.Equal(rings, new PhoneFriend.Friend(Guid.Empty, "", NetworkTopic.Housing, reach, "").Rings);

    [Fact]
    public void Whatever_the_hours_somebody_is_on_call_within_them_alone()
    {
        var cases = from starts in Gen.Choose(0, OnCall.Day - 1) from length in Gen.Choose(1, OnCall.Day) from minute in Gen.Choose(0, OnCall.Day - 1) from day in Gen.Choose(0, 6) select (starts, Math.Min(OnCall.Day, starts + length), minute, day);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var (starts, ends, minute, day) = c;
            var monday = new DateOnly(2026, 3, 2);
            var row = new OnCall.Row(Guid.Empty, Guid.Empty, NetworkTopic.Housing, DayOfWeek.Monday, null, starts, ends, monday, null, "1");
            return row.IsOn(monday.AddDays(day), minute) == (day == 0 && minute >= starts && minute < ends);
        }).QuickCheckThrowOnFailure();
    }
}
