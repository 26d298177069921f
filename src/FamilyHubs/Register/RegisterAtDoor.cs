using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Design;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>A worker registers a new family at the door, by form F1: made, held or refused, who is there stays on the register.</summary>
internal static class RegisterAtDoor
{
    /// <param name="Attending">Who of the family is there.</param>
    [Allows(Permissions.TakeRegister, On = nameof(SessionId))]
    internal sealed record Command(Guid SessionId, RegisterFamily Form, IReadOnlyList<Person> Attending) : ICommand<Answer>;

    internal sealed record Person(Guid AttendanceId, Guid PersonId, AttendanceRole Role);

    /// <param name="Reasons">What to put right; none where the family is registered or held.</param>
    internal sealed record Answer(AttendanceState State, IReadOnlyList<Refused.Reason> Reasons);

    internal sealed class Handler(Db db, RegisterDesk desk, ISend send, TimeProvider clock) : ICommandHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command command, CancellationToken ct)
        {
            if (command.Attending.Count == 0) throw new Refused("AdultIsHere", "Say who of the family is here");
            var answer = await Register(command.Form, ct);
            foreach (var person in command.Attending)
                await desk.Attend(new(person.AttendanceId, command.SessionId, person.PersonId, command.Form.HouseholdId, person.Role, Outcome.Attended, clock.Now(), State: answer.State, Photos: command.Form.Photos), ct);
            // A row of the form that was taken out before it was right.
            foreach (var id in await db.Query<Guid>("""
                SELECT id FROM familyhubs_attendance WHERE session_id = @SessionId AND household_id = @HouseholdId AND state = 'NotRegistered' AND removed_at IS NULL
                """, new { command.SessionId, command.Form.HouseholdId }, ct))
                if (command.Attending.All(a => a.AttendanceId != id)) await desk.Remove(id, clock.Now(), null, ct);
            return answer;
        }

        private async Task<Answer> Register(RegisterFamily form, CancellationToken ct)
        {
            try
            {
                var made = await send.Send(form, ct);
                return new(made.Outcome == RegisterFamily.Outcome.Held ? AttendanceState.Waiting : AttendanceState.Registered, []);
            }
            catch (Refused refused)
            {
                return new(AttendanceState.NotRegistered, refused.Reasons);
            }
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.TakeRegister, On = nameof(SessionId))]
    internal sealed class Page(ISend send, TimeProvider clock) : NewFamilyPage<ChildAtDoor>(clock)
    {
        public Guid SessionId { get; set; }
        public Guid AttendanceId { get; set; }
        public bool AdultIsHere { get; set; }
        public MonthOfYear? Born { get; set; }
        public List<RegisterFamily.Role> Roles { get; set; } = [];
        public string? Language { get; set; }
        public bool? InterpreterNeeded { get; set; }
        public List<RegisterFamily.Access> Accessible { get; set; } = [];
        public bool? SafeToLeaveMessage { get; set; }
        public string? SafeTimes { get; set; }
        public bool? Photos { get; set; }
        public bool NotKnownYet { get; set; }

        /// <summary>The form was refused, and who is there is on the register meanwhile.</summary>
        internal bool IsNoted { get; private set; }

        public bool AsksWhetherKnown => NotKnownYet || ModelState.GetValueOrDefault(nameof(NotKnownYet))?.Errors.Count > 0;

        public void OnGet()
        {
            ModelState.Clear();
            Begin();
            (AttendanceId, AdultIsHere) = (NewId(), true);
        }

        public Task<IActionResult> OnPost(CancellationToken ct)
        {
            ReadMonthsAndChildren();
            return Try<IActionResult>(async () =>
            {
                var answer = await send.Send(new Command(SessionId, Form(), [.. Attending()]), ct);
                if (answer.Reasons.Count == 0) return Redirect($"/familyhubs/sessions/{SessionId}/register?said={(answer.State == AttendanceState.Waiting ? "held" : "registered")}");
                IsNoted = true;
                throw new Refused(answer.Reasons);
            });
        }

        protected override ChildAtDoor Row()
        {
            var row = base.Row();
            (row.AttendanceId, row.IsHere) = (NewId(), true);
            return row;
        }

        private RegisterFamily Form() => new(
            HouseholdId, new(PersonId, FirstName, FamilyName, OnlyOneName, Born?.FirstDay, true, Language, InterpreterNeeded, Accessible.Count == 0 ? null : Accessible), Postcode, NoFixedAddress,
            new(ReachBy, Reach, SafeToLeaveMessage, SafeTimes), MayTell, Roles,
            Registering(), null, Photos, NotKnownYet);

        private IEnumerable<Person> Attending()
        {
            if (AdultIsHere) yield return new(AttendanceId, PersonId, AsWhom.Of(Roles));
            foreach (var child in Children.Where(c => c.IsHere)) yield return new(child.AttendanceId, child.PersonId, AttendanceRole.Child);
        }
    }

    internal sealed class ChildAtDoor : NewChild
    {
        public Guid AttendanceId { get; set; }
        public bool IsHere { get; set; }
    }
}
