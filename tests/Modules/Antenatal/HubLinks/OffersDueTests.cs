using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.Antenatal.Pregnancies;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.HubLinks;

/// <summary>Offering and OffersDue.</summary>
public sealed class OffersDueTests : ArrangedLink
{
    private static readonly DateOnly Notified = new(2026, 1, 5);
    private static readonly DateOnly Edd = new(2026, 9, 1);
    private static readonly IReadOnlyList<Offering.Moment> All = Offering.Moments("notification; booking; 16; 28");

    private static Offering.Due? Of(DateOnly today, Offering.Made? last = null, DateOnly? booking = null) => Offering.Of(All, new(Notified, booking, Edd), last, today);

    [Fact]
    public void At_each_moment_of_the_setting_once()
    {
        Assert.Null(Of(Notified.AddDays(-1)));
        Assert.Equal(new Offering.Due(OfferMoment.Notification, Notified, false), Of(Notified));
        Assert.Null(Of(Notified.AddDays(1), new(Notified, OfferAnswer.NoThanks, null)));
        var booking = Notified.AddDays(20);
        Assert.Equal(new Offering.Due(OfferMoment.Booking, booking, false), Of(booking, new(Notified, OfferAnswer.NoThanks, null), booking));
        var (week16, week28) = (Gestation.DayOf(Edd, 16), Gestation.DayOf(Edd, 28));
        Assert.Null(Of(week16.AddDays(-1), new(booking, OfferAnswer.NoThanks, null), booking));
        Assert.Equal(new Offering.Due(OfferMoment.Week16, week16, false), Of(week16.AddDays(3), new(booking, OfferAnswer.NoThanks, null), booking));
        Assert.Equal(new Offering.Due(OfferMoment.Week28, week28, false), Of(week28, new(week16, OfferAnswer.NoThanks, null), booking));
        Assert.Null(Of(Edd, new(week28, OfferAnswer.NoThanks, null), booking));
    }

    [Fact]
    public void Never_again_once_she_said_so_and_on_her_own_day_when_she_said_later()
    {
        Assert.Null(Of(Edd, new(Notified, OfferAnswer.DoNotAskAgain, null)));
        var later = new Offering.Made(Notified, OfferAnswer.Later, Notified.AddDays(200));
        Assert.Null(Of(Notified.AddDays(199), later)); // whatever week came between
        Assert.Equal(new Offering.Due(OfferMoment.Other, Notified.AddDays(200), true), Of(Notified.AddDays(201), later));
    }

    [Fact]
    public void A_setting_may_name_other_weeks_and_what_it_names_wrongly_is_left_out()
    {
        Assert.Equal([new Offering.Moment(OfferMoment.Other, 20), new Offering.Moment(OfferMoment.Week28, 28)], Offering.Moments("20; 28; never; 99; -1"));
        Assert.Empty(Offering.Moments(""));
        Assert.Null(Offering.Of(Offering.Moments("16"), new(Notified, null, null), null, Edd)); // no due date, no week
    }

    private Task<IReadOnlyDictionary<Guid, Offering.Due>> Due(params Guid[] pregnancies) => World.AsSystem().With(scope => scope.GetRequiredService<OffersDue>().Of(pregnancies, default));

    [Fact]
    public async Task A_whole_list_is_asked_at_once()
    {
        var due = await Pregnant();
        var (_, held, _, _) = NewFamily();
        var (_, linked, _, _) = NewFamily();
        var (_, never, _, _) = NewFamily();
        var (_, over, _, _) = NewFamily();
        Guid[] all = [due, await Pregnant(held), await Pregnant(linked), await Pregnant(never), await Pregnant(over, PregnancyStatus.LossRecorded)];
        await Hold(held);
        await Linked(all[2], person: linked);
        await World.Arrange("""
            INSERT INTO antenatal_hub_offer (id, pregnancy_id, moment, offered_on, wording, answer) VALUES (@id, @pregnancy, 'Booking', @on, 'Shall somebody ring?', 'DoNotAskAgain')
            """, new { id = World.NewId(), pregnancy = all[3], on = Today.AddDays(-20) });
        var found = await Due(all);
        Assert.Equal((due, OfferMoment.Week16), (found.Single().Key, found.Single().Value.Moment));
        Assert.Empty(await Due());
    }
}
