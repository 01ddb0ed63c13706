namespace PspMigrate.Cli.Verbs;

/// <summary><c>completion</c>: the script that makes a shell complete this command.</summary>
internal sealed class CompletionVerb() : Verb(
    "completion", "Print a completion script for a shell", string.Join('|', Scripts.Select(script => script.Shell)), [],
[
    new("Enable completion in the current bash", "source <({0} completion bash)"),
    new("Enable completion in all fish sessions", "{0} completion fish > ~/.config/fish/completions/pspmigrate.fish"),
])
{
    private static readonly ImmutableArray<(string Shell, string Script)> Scripts =
    [
        ("bash", """
            _pspmigrate() {
                local answer line current=${COMP_WORDS[COMP_CWORD]}
                answer=$("${COMP_WORDS[0]}" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null) || return
                COMPREPLY=()
                while IFS=$'\t' read -r line _; do
                    [[ $line == :* ]] || COMPREPLY+=("$line")
                done <<<"$answer"
                [[ ${answer##*:} == 4 || ${#COMPREPLY[@]} -gt 0 ]] || compopt -o default
            }
            complete -F _pspmigrate pspmigrate

            """),
        ("zsh", """
            #compdef pspmigrate
            _pspmigrate() {
                local -a answer candidates
                local line
                answer=("${(@f)$("${words[1]}" __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}")
                for line in "${(@)answer[1,-2]}"; do
                    line=${line//:/\\:}
                    candidates+=("${line/$'\t'/:}")
                done
                if (( ${#candidates} )); then
                    _describe pspmigrate candidates
                elif [[ ${answer[-1]} != :4 ]]; then
                    _files
                fi
            }
            compdef _pspmigrate pspmigrate

            """),
        ("fish", """
            function __pspmigrate_complete
                set -l typed (commandline -opc) (commandline -ct)
                set -l answer ($typed[1] __complete $typed[2..-1] 2>/dev/null)
                if test "$answer" = :0
                    __fish_complete_path (commandline -ct)
                else
                    printf '%s\n' $answer | string match -v -r '^:'
                end
            end
            complete -c pspmigrate -f -a '(__pspmigrate_complete)'

            """),
        ("powershell", """
            Register-ArgumentCompleter -Native -CommandName pspmigrate -ScriptBlock {
                param($word, $line, $position)
                $typed = @($line.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
                if ($word -eq '') { $typed += '' }
                & pspmigrate __complete @typed 2>$null | Where-Object { $_ -notmatch '^:' } | ForEach-Object {
                    $name, $help = $_ -split "`t", 2
                    if (-not $help) { $help = $name }
                    [System.Management.Automation.CompletionResult]::new($name, $name, 'ParameterValue', $help)
                }
            }

            """),
    ];

    public override int Run(ParsedArguments values, Host host)
    {
        var asked = values.Arguments.Count == 1 ? values.Arguments[0] : null;
        var script = Scripts.FirstOrDefault(script => string.Equals(script.Shell, asked, StringComparison.Ordinal)).Script
            ?? throw new CommandException("completion needs the name of a shell", $"use one of: {Arguments.Replace("|", ", ", StringComparison.Ordinal)}");
        host.Out.Write(script.ReplaceLineEndings("\n"));
        return ExitCode.Ok;
    }
}
