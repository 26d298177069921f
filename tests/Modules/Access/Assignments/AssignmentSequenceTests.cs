using FsCheck.Fluent;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Assignments;

public sealed class AssignmentSequenceTests
{
    private const int Sequences = 25;

    private enum Do
    {
        Give,
        GiveFar,
        Approve,
        ApproveOwn,
        Decline,
        End,
        NextDay,
    }

    /// <summary>A role that was given: by whom it waits, from when and until when it holds.</summary>
    private sealed class Model(Guid id, string role, DateOnly? until)
    {
        internal Guid Id { get; } = id;
        internal string Role { get; } = role;
        internal DateOnly? Until { get; } = until;
        internal bool Waits { get; set; }
        internal bool Ended { get; set; }

        internal bool Holds(DateOnly today) => !Waits && !Ended && (Until is null || Until >= today);
    }

    [Fact]
    public async Task No_sequence_of_giving_ending_and_approving_gives_a_role_outside_its_days_or_without_approval()
    {
        await using var world = await AccessWorld.Start();
        var (giver, approver) = (world.Manager(), world.Manager());
        var steps = Gen.Elements(Enum.GetValues<Do>()).SelectMany(what => Gen.Choose(0, 5).Select(number => (What: what, Number: number)));
        foreach (var sequence in steps.ArrayOf(14).Sample(Sequences))
        {
            var email = $"{world.NewId():N}@example.org";
            var account = await world.Account(email);
            var given = new List<Model>();
            foreach (var (what, number) in sequence)
            {
                var (today, at) = (world.Clock.Today(), given.Count == 0 ? null : given[number % given.Count]);
                switch (what)
                {
                    case Do.Give or Do.GiveFar:
                        var role = what == Do.Give ? new[] { Roles.Midwife, Roles.HealthVisitor }[number % 2] : new[] { Roles.Operator, Roles.SettingsEditor }[number % 2];
                        DateOnly? until = number % 3 == 0 ? null : today.AddDays(number % 3);
                        var id = world.NewId();
                        if (await Done(() => giver.Send(new GiveRole.Command(id, account, role, Until: until)))) given.Add(new Model(id, role, until) { Waits = what == Do.GiveFar });
                        break;
                    case Do.Approve or Do.ApproveOwn or Do.Decline when at is not null:
                        if (!await Done(() => (what == Do.ApproveOwn ? giver : approver).Send(new DecideRole.Command(account, at.Id, what != Do.Decline)))) break;
                        Assert.NotEqual(Do.ApproveOwn, what);
                        Assert.True(at.Waits);
                        (at.Waits, at.Ended) = (false, what == Do.Decline);
                        break;
                    case Do.End when at is not null:
                        if (await Done(() => approver.Send(new EndRole.Command(account, at.Id)))) at.Ended = true;
                        break;
                    case Do.NextDay:
                        world.Clock.Advance(TimeSpan.FromDays(1));
                        break;
                    default:
                        break;
                }
                var held = (await world.Recognise((await world.SignIn(email)).Who))!.Grants.Select(g => g.Role).Order(StringComparer.Ordinal);
                Assert.Equal(given.Where(g => g.Holds(world.Clock.Today())).Select(g => g.Role).Order(StringComparer.Ordinal), held);
            }
        }
    }

    private static async Task<bool> Done(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception known) when (known is Refused or Conflict or NotFound)
        {
            return false;
        }
    }
}
