using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.HubLinks;

/// <summary>Hearing, HearsHubs and the four reactions: what a hub tells, in whatever order, late and twice.</summary>
public sealed class HearingTests : ArrangedLink
{
    internal enum Step { Accepted, Declined, Welcomed, Attended, Ended, SaysTell, SaysDoNotTell, Stops }

    private static readonly DateOnly Day = new(2026, 3, 2);

    private static LinkDesk.Standing New(bool tells) => new(
        Guid.CreateVersion7(), Guid.Empty, Guid.Empty, Guid.Empty, LinkStatus.Asked, true, true, null, tells, false, PartnerWelcome.NotAsked, Day, null, null, null, null, null, null, null, null, 1, 1);

    private static LinkDesk.Standing After(LinkDesk.Standing link, Step step, int day) => step switch
    {
        Step.Accepted => Hearing.Answered(link, true, null, Day.AddDays(day)),
        Step.Declined => Hearing.Answered(link, false, "full", Day.AddDays(day)),
        Step.Welcomed => Hearing.Welcomed(link, "spoke", Day.AddDays(day)),
        Step.Attended => Hearing.FirstAttended(link, Day.AddDays(day)),
        Step.Ended => Hearing.Ended(link, "agreed", Day.AddDays(day)),
        Step.SaysTell => link with { TellMidwife = true },
        Step.SaysDoNotTell => link with { TellMidwife = false },
        _ => LinkSteps.IsOpen(link.Status) ? link with { Status = LinkStatus.Withdrawn } : link,
    };

    private static readonly Arbitrary<(bool Tells, Step[] Steps)> Lives =
        (from tells in Gen.Elements(true, false) from steps in Gen.Elements(Enum.GetValues<Step>()).ArrayOf() select (tells, steps)).ToArbitrary();

    /// <summary>Whatever comes: nothing after the answer is shown unless she says so now, nothing is kept of what came while she did not, and each step is of the list.</summary>
    [Fact]
    public void What_she_did_not_choose_is_never_shown() => Prop.ForAll(Lives, life =>
    {
        var link = New(life.Tells);
        for (var day = 0; day < life.Steps.Length; day++)
        {
            var next = After(link, life.Steps[day], day);
            if (!link.TellMidwife && (next.WelcomedOn != link.WelcomedOn || next.FirstAttendedOn != link.FirstAttendedOn || next.WelcomeCode != link.WelcomeCode || next.EndedOn != link.EndedOn && next.Status == LinkStatus.Ended)) return false;
            var from = link.Status;
            foreach (var to in Hearing.Path(link.Status, next.Status))
            {
                if (!LinkSteps.May(from, to)) return false;
                from = to;
            }
            var shown = Hearing.Shown(next);
            if (!next.TellMidwife && (shown.WelcomedOn is not null || shown.WelcomeCode is not null || shown.FirstAttendedOn is not null || shown.Status is LinkStatus.Welcomed or LinkStatus.FirstAttended)) return false;
            link = next;
        }
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static readonly Arbitrary<int[]> Orders = Gen.Choose(0, 3).ArrayOf().ToArbitrary();

    /// <summary>All of them, in any order and each any number of times, come to the same where all were heard.</summary>
    [Fact]
    public void Late_twice_or_out_of_order_it_comes_to_the_same() => Prop.ForAll(Orders, order =>
    {
        Step[] told = [Step.Accepted, Step.Welcomed, Step.Attended, Step.Ended];
        var link = New(true);
        foreach (var which in (int[])[.. order, 3, 2, 0, 1]) link = After(link, told[which], which);
        return (link.Status, link.AnsweredOn, link.WelcomedOn, link.FirstAttendedOn, link.EndedOn, link.ReasonCode) == (LinkStatus.Ended, Day, Day.AddDays(1), Day.AddDays(2), Day.AddDays(3), "agreed");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private async Task Happens(params IEvent[] events)
    {
        foreach (var happened in events) await World.Happened(happened);
        await World.Deliver();
    }

    [Fact]
    public async Task The_midwife_hears_each_where_she_may()
    {
        var link = await Linked(await Pregnant());
        await Happens(new HubWelcomed(link, "spoke", Today.AddDays(2)), new HubLinkAnswered(link, true, null, Today.AddDays(1)), new HubWelcomed(link, "left-message", Today.AddDays(3)), new HubFirstAttended(link, "came", Today.AddDays(9)));
        var now = await Standing(link);
        Assert.Equal((LinkStatus.FirstAttended, Today.AddDays(1), Today.AddDays(2), "spoke", Today.AddDays(9)), (now.Status, now.AnsweredOn!.Value, now.WelcomedOn!.Value, now.WelcomeCode, now.FirstAttendedOn!.Value));
        Assert.NotNull(now.UnreadSince);
        Assert.Equal(["Accepted", "Welcomed", "FirstAttended"], await StepsOf(link));
    }

    [Fact]
    public async Task She_hears_the_answer_alone_where_she_may_not()
    {
        var link = await Linked(await Pregnant(), tellMidwife: false, tellGp: true);
        await Happens(new HubLinkAnswered(link, true, null, Today), new HubWelcomed(link, "spoke", Today), new HubFirstAttended(link, "came", Today));
        var now = await Standing(link);
        Assert.Equal((LinkStatus.Accepted, null, null), (now.Status, now.WelcomedOn, now.FirstAttendedOn));
    }

    [Fact]
    public async Task A_hub_that_could_not_take_it_says_why_and_a_link_that_was_stopped_or_is_not_ours_stays_as_it_is()
    {
        var declined = await Linked(await Pregnant());
        await Happens(new HubLinkAnswered(declined, false, "full", Today), new HubLinkAnswered(declined, true, null, Today), new HubLinkAnswered(World.NewId(), true, null, Today));
        Assert.Equal((LinkStatus.NotAccepted, "full"), ((await Standing(declined)).Status, (await Standing(declined)).ReasonCode));

        var (_, other, _, _) = NewFamily();
        var stopped = await Linked(await Pregnant(other), LinkStatus.Withdrawn, person: other);
        await Happens(new HubLinkAnswered(stopped, true, null, Today), new HubWelcomed(stopped, "spoke", Today));
        var now = await Standing(stopped);
        Assert.Equal((LinkStatus.Withdrawn, null, null), (now.Status, now.AnsweredOn, now.UnreadSince));
    }

    [Fact]
    public async Task A_hub_that_has_ended_it_is_counted_on_no_more_and_she_may_be_offered_one_again()
    {
        var pregnancy = await Pregnant();
        var link = await Linked(pregnancy, LinkStatus.Welcomed);
        await Happens(new HubLinkEnded(link, "agreed", Today), new HubLinkEnded(link, "grown", Today.AddDays(1)), new HubFirstAttended(link, "came", Today));
        var now = await Standing(link);
        Assert.Equal((LinkStatus.Ended, "agreed", Today, Today), (now.Status, now.ReasonCode, now.EndedOn!.Value, now.FirstAttendedOn!.Value));
        Assert.Equal(["Ended"], await StepsOf(link));
        Assert.Equal("A hub’s part is over", Assert.Single(await HubsWork(Midwife, Midwife.Id)).Title);
        Assert.Null((await Midwife.Ask(new SeeOffer(pregnancy))).OpenLink);

        var (_, other, _, _) = NewFamily();
        var silent = await Linked(await Pregnant(other), LinkStatus.Accepted, tellMidwife: false, person: other);
        await Happens(new HubLinkEnded(silent, "agreed", Today));
        Assert.Equal((LinkStatus.Accepted, null), ((await Standing(silent)).Status, (await Standing(silent)).EndedOn)); // she did not say that her midwife may know
    }
}
