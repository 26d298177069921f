using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>A worker with a baby on one arm notes by one press that somebody is there, or a whole family.</summary>
internal static class TakeRegister
{
    /// <param name="PersonIds">Of that household; none for the whole family.</param>
    [Allows(Permissions.TakeRegister, On = nameof(SessionId))]
    internal sealed record Command(Guid SessionId, Guid HouseholdId, IReadOnlyList<Guid> PersonIds, Outcome Outcome = Outcome.Attended) : ICommand<int>;

    internal sealed class Handler(RegisterDesk desk, Aliases aliases, DoNotContact contact, ISend send, TimeProvider clock) : ICommandHandler<Command, int>
    {
        /// <summary>How many were noted who were not there yet.</summary>
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var family = await send.Ask(new GetHousehold(command.HouseholdId), ct) ?? throw new NotFound("This family");
            var kept = await aliases.KeptOf(command.PersonIds, ct);
            var died = await contact.Died([.. family.Members.Select(m => m.PersonId)], ct);
            if (command.PersonIds.Count > 0 && kept.Any(k => died.Contains(k.Key) || died.Contains(k.Value)))
                throw new Refused("", "A death is recorded of this person. Count who is here without a name, and ask who works with this family.");
            var members = family.Members.Where(m => m.Role != "unborn child" && !died.Contains(m.PersonId) && (command.PersonIds.Count == 0 ? m.LivesHere != "no" : kept.Values.Contains(m.PersonId) || kept.ContainsKey(m.PersonId))).ToList();
            if (members.Count == 0) throw new NotFound("This family");
            var noted = 0;
            foreach (var member in members)
            {
                var entry = new AttendanceEntry(clock.NewId(), command.SessionId, member.PersonId, family.Id, AsWhom.Of(member.Role), command.Outcome, clock.Now());
                if (!(await desk.Attend(entry, ct)).Joined) noted++;
            }
            return noted;
        }
    }

    [Allows(Permissions.TakeRegister, On = nameof(SessionId))]
    internal sealed class Page(ISend send, TimeProvider clock) : RegisterPage(send)
    {
        /// <summary>"household/person", or "household/" for the whole family.</summary>
        public string? Tap { get; set; }

        public Task OnGet(CancellationToken ct)
        {
            Search = null;
            return Begin(ct);
        }

        /// <summary>Posted, so that no name or number stands in an address or a log.</summary>
        public Task OnPostFind(CancellationToken ct) => Begin(ct);

        public Task<IActionResult> OnPost(CancellationToken ct)
        {
            CountId = clock.NewId();
            return Do(async () =>
            {
                var parts = Tap?.Split('/') ?? [];
                if (parts.Length != 2 || !Guid.TryParse(parts[0], out var household)) throw new Refused("", "Press the name of somebody who is there");
                var person = Guid.TryParse(parts[1], out var one) ? one : (Guid?)null;
                var noted = await Sender.Send(new Command(SessionId, household, person is { } id ? [id] : []), ct);
                return noted == 0 ? "already" : person is null ? $"family-{noted}" : "here";
            });
        }

        private Task Begin(CancellationToken ct)
        {
            ModelState.Clear();
            (CountId, Adults, Children) = (clock.NewId(), null, null);
            return Show(ct);
        }
    }
}
