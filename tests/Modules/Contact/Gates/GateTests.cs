using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Gates;
using Neighbourhood.Families.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Contact.Gates;

public sealed class GateTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Night = new(2026, 3, 2, 22, 30, 0, TimeSpan.Zero);

    private static Gate.Way Way(ContactMode mode = ContactMode.Text, SafeToUse safe = SafeToUse.Yes, bool shared = false, bool failed = false, string? times = null) =>
        new(Guid.Parse("11111111-1111-7111-8111-111111111111"), mode, shared, safe, failed, times);

    private static Gate.Facts Fine(params Gate.Way[] ways) => new(
        false, true, false, false, true, false, ways.Length == 0 ? [Way()] : ways, [ContactMode.Text, ContactMode.Email, ContactMode.Letter], [], null, true, DayPart.Night, false, 2, Morning);

    [Fact]
    public void With_nothing_against_it_the_message_goes_by_the_way_that_is_safe()
    {
        var verdict = Gate.Ask(Fine(Way(ContactMode.Email), Way()));
        Assert.Null(verdict.Refusal);
        Assert.Equal(ContactMode.Text, verdict.By!.Mode);
        Assert.Equal(ContactMode.Email, Gate.Ask(Fine(Way(ContactMode.Email), Way()) with { Prefers = ContactMode.Email }).By!.Mode);
        Assert.Equal(ContactMode.Email, Gate.Ask(Fine(Way(ContactMode.Email), Way()) with { Unwanted = [ContactMode.Text] }).By!.Mode);
    }

    [Fact]
    public void Whatever_is_true_together_the_first_in_the_order_of_the_text_is_the_refusal()
    {
        // Each turns one fact bad, in the order in which the text lists them.
        (ContactRefusal Refusal, Func<Gate.Facts, Gate.Facts> Spoil)[] order =
        [
            (ContactRefusal.Hold, f => f with { Held = true }),
            (ContactRefusal.Unknown, f => f with { Known = false }),
            (ContactRefusal.Death, f => f with { Deceased = true }),
            (ContactRefusal.Objection, f => f with { Objected = true }),
            (ContactRefusal.MayNotBeTold, f => f with { MayBeTold = false }),
            (ContactRefusal.NoSafeWay, f => f with { Ways = [Way(shared: true), Way(ContactMode.Email, SafeToUse.Unknown), Way(failed: true), Way(safe: SafeToUse.No)] }),
            (ContactRefusal.RestrictedNotSafe, f => f with { Restricted = true, Ways = f.Ways is [{ Shared: true }, ..] ? f.Ways : [Way(ContactMode.Letter, SafeToUse.Unknown)] }),
            (ContactRefusal.NeedsVersion, f => f with { HasVersion = false }),
            (ContactRefusal.QuietHours, f => f with { At = Night }),
            (ContactRefusal.Budget, f => f with { BudgetLeft = 0 }),
        ];
        Prop.ForAll(Gen.Choose(0, (1 << order.Length) - 1).ToArbitrary(), mask =>
        {
            var spoiled = order.Where((_, n) => (mask & (1 << n)) != 0).ToList();
            var facts = spoiled.Aggregate(Fine(), (f, s) => s.Spoil(f));
            // A letter wakes nobody: where only one is left, the night does not count.
            var expected = spoiled.Select(s => s.Refusal).Where(r => r != ContactRefusal.QuietHours || facts.Ways.All(w => w.Mode != ContactMode.Letter)).Select(r => (ContactRefusal?)r).FirstOrDefault();
            return Gate.Ask(facts).Refusal == expected;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void A_hold_refuses_whatever_else_is_true()
    {
        Prop.ForAll(Gen.Choose(0, 511).ToArbitrary(), bits =>
        {
            bool Bit(int n) => (bits & (1 << n)) != 0;
            var facts = Fine(Bit(0) ? [Way(ContactMode.Letter)] : [Way(safe: Bit(1) ? SafeToUse.Yes : SafeToUse.Unknown)]) with
            {
                Held = true,
                Known = Bit(2),
                Deceased = Bit(3),
                Objected = Bit(4),
                AnyHour = Bit(5),
                HasVersion = Bit(6),
                BudgetLeft = Bit(7) ? null : 4,
                At = Bit(8) ? Morning : Night,
            };
            return Gate.Ask(facts) is { Refusal: ContactRefusal.Hold, By: null };
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Theory]
    [InlineData(ContactMode.Text, SafeToUse.Yes, true)]
    [InlineData(ContactMode.Text, SafeToUse.Unknown, false)]
    [InlineData(ContactMode.Text, SafeToUse.No, false)]
    [InlineData(ContactMode.Email, SafeToUse.Unknown, false)]
    [InlineData(ContactMode.Letter, SafeToUse.Unknown, true)]
    [InlineData(ContactMode.Letter, SafeToUse.No, false)]
    public void What_is_not_marked_safe_is_not_used_but_for_a_letter_that_a_worker_posts(ContactMode mode, SafeToUse safe, bool used)
    {
        Assert.Equal(used ? null : ContactRefusal.NoSafeWay, Gate.Ask(Fine(Way(mode, safe))).Refusal);
        Assert.Equal(safe == SafeToUse.Yes ? null : used ? ContactRefusal.RestrictedNotSafe : ContactRefusal.NoSafeWay, Gate.Ask(Fine(Way(mode, safe)) with { Restricted = true }).Refusal);
        Assert.Equal(ContactRefusal.NoSafeWay, Gate.Ask(Fine(Way(mode, safe, shared: true))).Refusal);
        Assert.Equal(ContactRefusal.NoSafeWay, Gate.Ask(Fine(Way(mode, safe, failed: true))).Refusal);
    }

    [Fact]
    public void At_night_it_waits_until_eight_a_cancellation_of_today_does_not()
    {
        var verdict = Gate.Ask(Fine() with { At = Night });
        Assert.Equal((ContactRefusal.QuietHours, new DateTimeOffset(2026, 3, 3, 8, 0, 0, TimeSpan.Zero)), (verdict.Refusal, verdict.Until));
        Assert.Null(Gate.Ask(Fine() with { At = Night, AnyHour = true }).Refusal);
        Assert.Null(Gate.Ask(Fine(Way(ContactMode.Letter)) with { At = Night }).Refusal);
        // It does not become a letter because it is late, unless a letter is preferred.
        Assert.Equal(ContactMode.Text, Gate.Ask(Fine(Way(ContactMode.Letter), Way()) with { At = Night }).By!.Mode);
        Assert.Equal(ContactMode.Letter, Gate.Ask(Fine(Way(ContactMode.Letter), Way()) with { At = Night, Prefers = ContactMode.Letter }).By!.Mode);
        // Exactly at the ends of the quiet hours.
        Assert.Equal(ContactRefusal.QuietHours, Gate.Ask(Fine() with { At = new(2026, 3, 2, 20, 0, 0, TimeSpan.Zero) }).Refusal);
        Assert.Null(Gate.Ask(Fine() with { At = new(2026, 3, 2, 19, 59, 59, TimeSpan.Zero) }).Refusal);
        Assert.Null(Gate.Ask(Fine() with { At = new(2026, 3, 3, 8, 0, 0, TimeSpan.Zero) }).Refusal);
    }

    [Fact]
    public void Safe_times_are_kept_also_where_the_hours_are_not_quiet()
    {
        Assert.Null(Gate.Ask(Fine(Way(times: "9am-3pm"))).Refusal);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 13, 0, 0, TimeSpan.Zero), Gate.Ask(Fine(Way(times: "13:00-15:00"))).Until);
        Assert.Equal(ContactRefusal.NoSafeWay, Gate.Ask(Fine(Way(times: "when he is at work"))).Refusal);
        Assert.Equal(ContactRefusal.NoSafeWay, Gate.Ask(Fine(Way(times: "22:00-23:00"))).Refusal);
        // Of two ways the one that may be used now goes first, whatever is preferred.
        Assert.Equal(ContactMode.Email, Gate.Ask(Fine(Way(times: "13:00-15:00"), Way(ContactMode.Email)) with { Prefers = ContactMode.Text }).By!.Mode);
    }
}
