using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A facilitator notes how somebody scored before and after a programme.</summary>
internal static class RecordMeasures
{
    [Allows(Permissions.RunProgrammes, On = nameof(EnrolmentId))]
    internal sealed record Command(Guid EnrolmentId, Measures Measures, int Version) : ICommand;

    internal sealed class Handler(Db db, ProgrammeDesk desk) : ICommandHandler<Command>
    {
        private static readonly (string Input, Func<Measures, int?> Score)[] Scores =
        [
            ("CompetenceBefore", m => m.CompetenceBefore), ("CompetenceAfter", m => m.CompetenceAfter), ("ConfidenceBefore", m => m.ConfidenceBefore), ("ConfidenceAfter", m => m.ConfidenceAfter),
            ("RelationshipsBefore", m => m.RelationshipsBefore), ("RelationshipsAfter", m => m.RelationshipsAfter),
        ];

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var refusals = new Refusals();
            foreach (var (input, score) in Scores) refusals.If(score(command.Measures) is < 0 or > 100, input, "Enter a score from 0 to 100, or leave it empty");
            refusals.Throw();
            var stands = await desk.FindEnrolment(command.EnrolmentId, ct);
            if (stands.Measures == command.Measures) return default; // also a second press
            await db.ExecuteVersioned("""
                UPDATE familyhubs_enrolment SET competence_before = @CompetenceBefore, competence_after = @CompetenceAfter, confidence_before = @ConfidenceBefore, confidence_after = @ConfidenceAfter,
                    relationships_before = @RelationshipsBefore, relationships_after = @RelationshipsAfter, version = version + 1
                WHERE id = @EnrolmentId AND version = @Version
                """, new
            {
                command.Measures.CompetenceBefore,
                command.Measures.CompetenceAfter,
                command.Measures.ConfidenceBefore,
                command.Measures.ConfidenceAfter,
                command.Measures.RelationshipsBefore,
                command.Measures.RelationshipsAfter,
                command.EnrolmentId,
                command.Version,
            }, conflict: () => Task.FromResult(new Conflict("Somebody else has noted measures of this person. Look at what stands now, then save.", Words(stands.Measures), Words(command.Measures))), ct: ct);
            return default;
        }

        private static Dictionary<string, string?> Words(Measures measures) =>
            measures.Each().ToDictionary(m => m.Label, m => (string?)$"{m.Before?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–"} before, {m.After?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–"} after", StringComparer.Ordinal);
    }

    [Allows(Permissions.RunProgrammes, On = nameof(EnrolmentId))]
    internal sealed class Page(ISend send) : EnrolmentPage(send)
    {
        [Display(Name = "Parental competence before")]
        public int? CompetenceBefore { get; set; }
        [Display(Name = "Parental competence after")]
        public int? CompetenceAfter { get; set; }
        [Display(Name = "Confidence before")]
        public int? ConfidenceBefore { get; set; }
        [Display(Name = "Confidence after")]
        public int? ConfidenceAfter { get; set; }
        [Display(Name = "Family relationships before")]
        public int? RelationshipsBefore { get; set; }
        [Display(Name = "Family relationships after")]
        public int? RelationshipsAfter { get; set; }

        protected override void Fill(ProgrammeDesk.Enrolment enrolment)
        {
            (CompetenceBefore, CompetenceAfter, ConfidenceBefore) = (enrolment.CompetenceBefore, enrolment.CompetenceAfter, enrolment.ConfidenceBefore);
            (ConfidenceAfter, RelationshipsBefore, RelationshipsAfter) = (enrolment.ConfidenceAfter, enrolment.RelationshipsBefore, enrolment.RelationshipsAfter);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(
            new Command(EnrolmentId, new Measures(CompetenceBefore, CompetenceAfter, ConfidenceBefore, ConfidenceAfter, RelationshipsBefore, RelationshipsAfter), Version), ct));
    }
}
