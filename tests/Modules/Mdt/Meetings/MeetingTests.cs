using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class MeetingTests
{
    private static readonly (string From, string To)[] Listed =
    [
        ("Planned", "ListOpen"), ("ListOpen", "ListClosed"), ("ListClosed", "InProgress"), ("InProgress", "MinutesDraft"), ("MinutesDraft", "MinutesApproved"),
        ("MinutesApproved", "Circulated"), ("Planned", "Cancelled"), ("ListOpen", "Cancelled"), ("ListClosed", "Cancelled"),
    ];

    [Fact]
    public void Only_the_listed_steps_are_taken()
    {
        foreach (var from in Enum.GetValues<MeetingStatus>())
            foreach (var to in Enum.GetValues<MeetingStatus>())
                Assert.Equal(Listed.Contains((from.ToString(), to.ToString())), Meeting.May(from, to));
    }

    [Fact]
    public void No_sequence_of_steps_reaches_a_state_that_is_not_listed_and_every_refusal_says_why() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), wishes =>
        {
            var now = MeetingStatus.Planned;
            foreach (var wish in wishes.Select(w => (MeetingStatus)(Math.Abs((long)w) % 8)))
            {
                var before = now;
                try
                {
                    Meeting.Check(now, wish);
                    now = wish;
                }
                catch (Refused refused)
                {
                    if (!refused.Message.StartsWith("This meeting ", StringComparison.Ordinal) || refused.Message.Contains(before.ToString() + " ", StringComparison.Ordinal)) return false;
                }
                if (before != now && !Listed.Contains((before.ToString(), now.ToString()))) return false;
                if (before is MeetingStatus.Cancelled or MeetingStatus.Circulated && before != now) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_state_has_words_of_its_own()
    {
        Assert.Equal(8, Enum.GetValues<MeetingStatus>().Select(Meeting.Label).Distinct().Count());
        Assert.Equal(8, Enum.GetValues<MeetingStatus>().Select(Meeting.InWords).Distinct().Count());
    }
}
