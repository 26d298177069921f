using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>A manager puts right a register that was closed, and says why.</summary>
internal static class AmendRegister
{
    /// <param name="Add">People who were there, by household.</param>
    /// <param name="Remove">Attendances and counts of those who were not.</param>
    [Allows(Permissions.AmendRegister, On = nameof(SessionId))]
    internal sealed record Command(Guid SessionId, string? Reason, int? Headcount, string? Explained, IReadOnlyList<Addition> Add, IReadOnlyList<Guid> Remove, int Version) : ICommand;

    internal sealed record Addition(Guid HouseholdId, Guid PersonId);

    internal sealed class Handler(Db db, RegisterDesk desk, RegisterBook book, RegisterClosing closing, SessionSteps steps, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().Text(command.Reason, "Reason", RegisterClosing.LongestReason, "Say why the register is changed")
                .If(command.Headcount is null, "Headcount", "Enter how many people were there")
                .Throw();
            var session = await book.Take(command.SessionId, ct);
            if (!await steps.To(command.SessionId, SessionStatus.Amended, command.Version, command.Reason!.Trim(), ct)) return default;
            foreach (var one in command.Add) await Add(one, command.SessionId, session.EndsAt, ct);
            foreach (var id in command.Remove) await Remove(id, command.SessionId, ct);
            var why = string.IsNullOrWhiteSpace(command.Explained) ? null : command.Explained.Trim();
            RegisterClosing.Check(command.Headcount!.Value, why, await desk.Sums(command.SessionId, ct));
            await db.Execute("""
                UPDATE familyhubs_register SET headcount = @Headcount, explained = @why, reopened_at = NULL, amended_at = @now, amended_by = @by, amended_reason = @reason, version = version + 1
                WHERE session_id = @SessionId
                """, new { command.SessionId, command.Headcount, why, now = clock.Now(), by = user.Id, reason = command.Reason.Trim() }, ct);
            await closing.Settle(command.SessionId, session.Day, [], ct);
            return default;
        }

        private async Task Add(Addition one, Guid sessionId, DateTimeOffset at, CancellationToken ct)
        {
            var family = await send.Ask(new GetHousehold(one.HouseholdId), ct) ?? throw new NotFound("This family");
            var member = family.Members.FirstOrDefault(m => m.PersonId == one.PersonId) ?? throw new NotFound("This person");
            await desk.Attend(new(clock.NewId(), sessionId, member.PersonId, family.Id, AsWhom.Of(member.Role), Outcome.Attended, at), amends: true, ct);
        }

        private async Task Remove(Guid id, Guid sessionId, CancellationToken ct)
        {
            if (await db.Find<int>("""
                SELECT (SELECT COUNT(*) FROM familyhubs_attendance WHERE id = @id AND session_id = @sessionId) + (SELECT COUNT(*) FROM familyhubs_count_line WHERE id = @id AND session_id = @sessionId)
                """, new { id, sessionId }, ct) == 0) throw new NotFound("This entry of the register");
            await desk.Remove(id, clock.Now(), null, amends: true, ct);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AmendRegister, On = nameof(SessionId))]
    internal sealed class Page(ISend send, SessionSteps steps) : FormPage
    {
        public Guid SessionId { get; set; }
        public string? Search { get; set; }
        public string? Reason { get; set; }
        [Display(Name = "How many people were there")]
        public int? Headcount { get; set; }
        public string? Explained { get; set; }

        /// <summary>Each "household/person".</summary>
        public List<string> Add { get; set; } = [];
        public List<Guid> Remove { get; set; } = [];
        public int Version { get; set; }

        internal SeeRegister.Answer View { get; private set; } = null!;

        public Task OnGet(CancellationToken ct)
        {
            Search = null;
            return OnPostFind(ct);
        }

        /// <summary>Posted, so that no name or number stands in an address or a log.</summary>
        public async Task OnPostFind(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            (Version, Headcount, Explained) = ((await steps.Find(SessionId, ct)).Version, View.Closed?.Headcount, View.Closed?.Explained);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(SessionId, Reason, Headcount, Explained, [.. Add.Select(Read).OfType<Addition>()], Remove, Version), ct);
            return Redirect($"/familyhubs/sessions/{SessionId}/register?said=amended");
        });

        protected override async Task Show(CancellationToken ct) => View = await send.Ask(new SeeRegister(SessionId, Search), ct);

        private static Addition? Read(string value) =>
            value.Split('/') is [var household, var person] && Guid.TryParse(household, out var home) && Guid.TryParse(person, out var one) ? new(home, one) : null;
    }
}
