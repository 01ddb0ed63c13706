# A release fills in what stands in {{ }}.
class Pspmigrate < Formula
  desc "{{summary}}"
  homepage "{{homepage}}"
  version "{{version}}"
  license "Apache-2.0"

  on_macos do
    on_arm do
      url "{{darwin-arm64-url}}"
      sha256 "{{darwin-arm64-sha256}}"
    end
    on_intel do
      url "{{darwin-amd64-url}}"
      sha256 "{{darwin-amd64-sha256}}"
    end
  end

  on_linux do
    on_arm do
      url "{{linux-arm64-url}}"
      sha256 "{{linux-arm64-sha256}}"
    end
    on_intel do
      url "{{linux-amd64-url}}"
      sha256 "{{linux-amd64-sha256}}"
    end
  end

  def install
    bin.install "pspmigrate"
    bin.install_symlink "pspmigrate" => "kubectl-pspmigrate"
    bin.install "kubectl_complete-pspmigrate"
    man1.install Dir["man/*.1"]
    bash_completion.install "completion/pspmigrate.bash" => "pspmigrate"
    zsh_completion.install "completion/_pspmigrate"
    fish_completion.install "completion/pspmigrate.fish"
  end

  test do
    (testpath/"psp.yaml").write <<~YAML
      apiVersion: policy/v1beta1
      kind: PodSecurityPolicy
      metadata:
        name: all
      spec:
        privileged: true
        runAsUser: {rule: RunAsAny}
        seLinux: {rule: RunAsAny}
        supplementalGroups: {rule: RunAsAny}
        fsGroup: {rule: RunAsAny}
    YAML
    assert_match "all", shell_output("#{bin}/pspmigrate convert psp.yaml 2>&1")
  end
end
