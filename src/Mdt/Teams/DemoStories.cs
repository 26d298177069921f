using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Teams;

/// <summary>What the demo's referrals say: made up, about nobody.</summary>
internal static class DemoStories
{
    /// <param name="By">Which of the demo's accounts writes it.</param>
    /// <param name="Lead">Which of them leads the case.</param>
    /// <param name="WeeksAgo">When it was sent and accepted.</param>
    internal sealed record Story(
        string By, string Lead, int WeeksAgo, string Situation, string? Background, string Ask, string Wants, NeedLevel Level,
        ReferralUrgency Urgency = ReferralUrgency.Routine, string? UrgentReason = null);

    internal static IReadOnlyList<Story> Accepted { get; } =
    [
        new("healthvisitor", "healthvisitor", 10, "Missed the one-year review twice. The flat is damp and the youngest has a cough that does not go away.", "Landlord was written to in the spring.", "Agree who writes to the landlord and who visits next.", "A dry flat before winter.", NeedLevel.Targeted),
        new("gp", "familyhelp", 9, "Mum has asked for help with low mood four times since the summer and rarely leaves the house.", "Tried talking therapy once, the time did not suit.", "Find something near home with childcare, and one person to keep in touch.", "Somebody to talk to who does not judge.", NeedLevel.Targeted, ReferralUrgency.Soon),
        new("familyhelp", "familyhelp", 8, "School attendance of the older child fell below eighty percent this term after the family moved twice.", null, "Join up school, housing and our visits in one plan.", "To stay in one place and keep the school.", NeedLevel.Targeted),
        new("hub", "healthvisitor", 7, "Came to stay and play every week until September, then stopped. Dad says money is tight and the bus costs too much.", null, "See what help with travel and food there is, and ask them back.", "To come again, and to see the other parents.", NeedLevel.Universal),
        new("midwife", "healthvisitor", 6, "Second baby is due soon. She has no family near and had a hard time after the first birth.", "Low mood after the first birth was noticed late.", "Plan visits before and after the birth, and a named person.", "Not to be alone with it again.", NeedLevel.Targeted, ReferralUrgency.Soon),
        new("healthvisitor", "healthvisitor", 5, "The two-year check shows few words and no eye for danger. The waiting list for speech therapy is long.", null, "Agree what can start now while they wait.", "Help with talking, at the hub if possible.", NeedLevel.Targeted),
        new("gp", "familyhelp", 4, "A carer for two parents and three children who has not had a day off this year. Sleeps badly.", null, "Find a break and look at what the grandparents are entitled to.", "One free afternoon a week.", NeedLevel.Targeted),
        new("familyhelp", "familyhelp", 3, "Family Help is about to end. Things are better, but debts come up again in each visit.", "Plan of six months, goals mostly met.", "Agree how to step down without losing them.", "To manage without us, with a number to ring.", NeedLevel.Specialist),
        new("gp", "healthvisitor", 2, "Three visits to urgent care with the baby in six weeks, each time for feeding and crying.", null, "Plan how to support feeding at home and who is rung first.", "To know what is normal and whom to ring.", NeedLevel.Targeted, ReferralUrgency.Soon),
        new("healthvisitor", "familyhelp", 0, "The heating has been off for two weeks and there is a baby of five weeks in the home. The meter cannot be topped up.", null, "Get the heating on this week, and look at the family's income.", "A warm room for the baby.", NeedLevel.Crisis, ReferralUrgency.Urgent, "A baby of five weeks in an unheated home"),
    ];

    internal static Story Waiting { get; } =
        new("hub", "familyhelp", 0, "The twins started nursery and cry all day. Mum works nights and sees them for an hour.", null, "Advice on hours at nursery and on her working pattern.", "More time with the children.", NeedLevel.Universal);

    internal static Story Returned { get; } =
        new("midwife", "healthvisitor", 0, "She would like help to stop smoking before the birth and missed two appointments at the clinic.", null, "See whether somebody can come to her instead.", "Help at home, not in a group.", NeedLevel.Targeted);

    internal const string Question = "Does she want her partner to be part of it? He smokes too, as far as we know.";

    internal const string DraftSituation = "Dad rang the hub in tears after the hospital visit. More to find out before this is sent.";
}
