using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Tasks;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Demo;

/// <summary>A few tasks and concerns for the demo's accounts, so that their lists are not empty.</summary>
internal sealed class MakesDemoWork(Db db, ISend send, CurrentUser user, TimeProvider clock) : IDemoPart
{
    private static readonly (string Account, int Household, string Title, int Days, TaskPriority Priority)[] Tasks =
    [
        ("hub", 0, "Ring about the nursery place", -1, TaskPriority.High),
        ("hub", 4, "Ask whether the new telephone number is right", 0, TaskPriority.None),
        ("hub", 8, "Bring the form for the food parcel", 1, TaskPriority.Medium),
        ("healthvisitor", 3, "Weigh the baby at the clinic", 2, TaskPriority.Medium),
        ("familyhelp", 2, "Visit together with the health visitor", 5, TaskPriority.Low),
        ("coordinator", 1, "Find a day for a meeting with the school", 3, TaskPriority.None),
    ];

    public int Order => 60; // after the teams, which give the leads and chairs their roles

    public string Says => "Tasks and concerns: a few for each account";

    public Task Make(Kernel.Demo demo, CancellationToken ct) => db.InOne(async () =>
    {
        foreach (var (account, household, title, days, priority) in Tasks.Where(t => t.Household < demo.HouseholdIds.Count && demo.Accounts.ContainsKey(t.Account)))
            await send.Send(new OpenTask(clock.NewId(), title, FamilyTask.ByHand, demo.HouseholdIds[household], null, clock.Today().AddDays(days), priority, demo.Accounts[account], null), ct);
        if (demo.HouseholdIds.Count > 0 && demo.Ids.TryGetValue("site:marram", out var site))
            await send.Send(new OpenTask(clock.NewId(), "Show a new family round the hub", FamilyTask.ByHand, demo.HouseholdIds[0], null, clock.Today().AddDays(4), TaskPriority.Medium, null, site), ct);
        if (demo.HouseholdIds.Count < 11 || !demo.Accounts.TryGetValue("hub", out var hub)) return;
        user.IsSystemFor(hub); // who raised them
        foreach (var (household, seen, kind) in new[] { (2, "The older child came with a bruise and would not say how.", ConcernKind.Physical), (10, "Shouting was heard at the door on two visits.", ConcernKind.DomesticAbuse) })
            await send.Send(new RaiseConcern(clock.NewId(), [], demo.HouseholdIds[household], seen, kind, false, clock.Now()), ct);
        user.IsSystemFor(null);
    }, ct);
}
